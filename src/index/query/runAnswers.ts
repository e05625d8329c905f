import path from "node:path";
import { comparedRuns, type ComparedRuns } from "../../core/compare/comparedRuns";
import type { ExperimentFacts } from "../../core/model/experimentFacts";
import type { ExperimentRow } from "../../core/model/experimentRow";
import type { Problem } from "../../core/model/problem";
import type { RunDetail } from "../../core/model/runDetail";
import type { RunRow } from "../../core/model/runRow";
import type { RunsPage, RunsQuery } from "../../protocol/indexApi";
import { consoleFileOf } from "./consoleFileOf";
import type { ShownRows } from "./runs/shownRows";
import { TableReader } from "./tableReader";

/** What answers need to know beside the rows that are shown. */
export interface RunAnswersOptions {
  readonly shown: ShownRows;
  /** The log directory or unit that a run's experiment is found in; null: it is not known (yet). */
  readonly rootOf: (runId: string) => string | null;
  /** What the tool of a run recorded of its experiment. */
  readonly experimentFactsOf: (runId: string) => Promise<ExperimentFacts | null>;
  /** Why a log cannot be read; null: it can. */
  readonly troubleOf: (logFile: string) => Problem | null;
}

/** Answers what is asked of runs, as they are shown at the time of the question. */
export class RunAnswers {
  readonly #tableReader: TableReader;

  constructor(private readonly options: RunAnswersOptions) {
    const { shown } = options;
    this.#tableReader = new TableReader(shown.table, shown.search, (runId) => shown.detail(runId)?.metrics ?? null);
  }

  async experiments(filter?: string): Promise<ExperimentRow[]> {
    const { shown, rootOf } = this.options;
    await shown.settled(filter);
    const logDirectoryOf = ({ runId, directory }: RunRow) => rootOf(runId) ?? path.dirname(path.dirname(directory));
    return shown.table.experiments(filter, (text) => shown.search.find(text), logDirectoryOf);
  }

  /** What is recorded of an experiment as a whole; null: nothing. */
  async experimentFacts(experimentId: string): Promise<ExperimentFacts | null> {
    const { shown, experimentFactsOf } = this.options;
    const runId = shown.table.runOf(experimentId);
    return runId === null ? null : experimentFactsOf(runId);
  }

  async runs(query: RunsQuery): Promise<RunsPage> {
    const { shown } = this.options;
    await shown.settled(query.filter);
    const { rows, total } = shown.table.page(query, (filter) => shown.search.find(filter));
    return { rows, total, revision: shown.notifier.revision };
  }

  async count(filter: string): Promise<number> {
    const { shown } = this.options;
    await shown.settled(filter);
    return shown.table.count(shown.search.find(filter));
  }

  /** Everything known of a run; null when no such run is shown. */
  run(runId: string): RunDetail | null {
    const { shown, troubleOf } = this.options;
    shown.settle();
    const detail = shown.detail(shown.runs.idOf(runId));
    if (!detail) return null;
    const trouble = troubleOf(detail.logFile);
    return {
      ...detail,
      problems: trouble ? [trouble, ...detail.problems] : detail.problems,
      consoleFile: consoleFileOf(detail.row.directory),
    };
  }

  /** Rows of the runs, in the order asked for; those that are not shown are left out. */
  rows(runIds: readonly string[]): RunRow[] {
    const { shown } = this.options;
    shown.settle();
    return runIds.map((runId) => shown.table.get(shown.runs.idOf(runId))).filter((row) => row !== null);
  }

  /** The runs in short, in the order asked for; those that are not known are left out. */
  comparedRuns(runIds: readonly string[]): ComparedRuns {
    const { runs } = this.options.shown;
    return comparedRuns(this.rows(runIds).map((row) => ({ row, metrics: runs.metrics(row.runId) })));
  }

  /** What the Runs table asks. */
  tables(): TableReader {
    this.options.shown.settle();
    return this.#tableReader;
  }
}
