import { observedDetail } from "../../core/observed/observedDetail";
import { observedRow } from "../../core/observed/observedRow";
import type { JsonValue } from "../../core/model/jsonValue";
import type { RunRow } from "../../core/model/runRow";
import type { RunSource } from "../../core/model/runSource";
import type { ImportPipeline } from "../imports/importPipeline";
import type { RecordedRun, RecordedRuns } from "../query/runs/recordedRuns";
import type { RunStore } from "../store/runStore";
import { RunStarts, type RunStartsOptions } from "./runStarts";

const prefix = "observed ";

/**
 * Imported runs with the code that was observed when they started. That is in no log: it is kept beside the runs, and
 * stays when a run goes, which may come back.
 */
export class ObservedRuns implements RecordedRuns {
  readonly starts: RunStarts;
  readonly #sources = new Map<string, RunSource>();

  constructor(
    private readonly imports: ImportPipeline,
    private readonly store: Pick<RunStore, "keep" | "kept">,
    options: Omit<RunStartsOptions, "logFolder">,
  ) {
    this.starts = new RunStarts({ ...options, logFolder: (runId) => imports.logFolder(runId) });
    for (const [name, fact] of store.kept())
      if (name.startsWith(prefix)) this.#sources.set(name.slice(prefix.length), fact as unknown as RunSource); // by `add`
  }

  /** Keeps the code that a run was seen to start with; not when its log names another commit by now, nor a second time. */
  add(runId: string, source: RunSource): void {
    if (this.#sources.get(runId)?.snapshot === source.snapshot) return;
    const run = this.imports.recorded.run(runId);
    const commit = run?.detail().sources.at(-1)?.commit ?? null;
    if (!run || (commit !== null && commit !== source.commit)) return;
    this.#sources.set(runId, source);
    this.store.keep(prefix + runId, source as unknown as JsonValue); // plain values
    this.imports.tellAnew(runId);
  }

  /** A recorded run's row as it is to be shown. */
  over(row: RunRow): RunRow {
    return observedRow(row, this.#sources.get(row.runId) ?? null);
  }

  row(runId: string): RunRow | null {
    const row = this.imports.recorded.row(runId);
    return row && this.over(row);
  }

  run(runId: string): RecordedRun | null {
    const run = this.imports.recorded.run(runId);
    const source = this.#sources.get(runId);
    return run && source ? { ...run, detail: () => observedDetail(run.detail(), source) } : run;
  }
}
