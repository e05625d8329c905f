import type { MarksOfRun } from "../../../core/marks/marksOfRun";
import { markedDetail } from "../../../core/marks/markedDetail";
import { markedRow } from "../../../core/marks/markedRow";
import { mergeDetails } from "../../../core/merge/mergeDetails";
import { mergeRows } from "../../../core/merge/mergeRows";
import type { RunDetail } from "../../../core/model/runDetail";
import type { RunRow } from "../../../core/model/runRow";
import type { RecordedRun, RecordedRuns } from "./recordedRuns";
import type { RunGroups } from "./runGroups";

/** Reads runs as they are shown: what several formats recorded of one is put together, and marks lie over it. */
export class ShownRuns {
  /**
   * @param recordsEnd whether a format says that a run ended
   * @param marksOf marks of a run that goes by several ids
   */
  constructor(
    private readonly recorded: RecordedRuns,
    private readonly groups: RunGroups,
    private readonly recordsEnd: (format: string) => boolean,
    private readonly marksOf: (runIds: readonly string[]) => MarksOfRun,
  ) {}

  /** The id under which a run is shown: its own, or that of the run which it is an alias of. */
  idOf(runId: string): string {
    return this.groups.mainOf(runId) ?? runId;
  }

  /** All ids that a shown run goes by; the first is the one that marks are kept under. */
  idsOf(runId: string): readonly string[] {
    return this.groups.idsOf(runId);
  }

  row(runId: string): RunRow | null {
    const parts = this.groups.partsOf(runId);
    return parts && this.merge(runId, (id) => this.recorded.row(id));
  }

  /** A shown run's row from those of its parts. */
  merge(runId: string, rowOf: (runId: string) => RunRow | null): RunRow | null {
    const parts = this.groups.partsOf(runId);
    if (!parts) return null;
    const { members, additions } = parts;
    const row = members.length === 1 ? rowOf(runId) : this.#mergeRows(members, rowOf);
    if (!row) return null;
    const added = additions.flatMap((id) => rowOf(id)?.formats ?? []);
    const formats = added.length > 0 ? [...new Set([...row.formats, ...added])] : row.formats;
    const parentId = row.parentId === null ? null : this.idOf(row.parentId);
    const shown = formats === row.formats && parentId === row.parentId ? row : { ...row, formats, parentId };
    return markedRow(shown, this.marksOf(this.groups.idsOf(runId)));
  }

  /** Everything known of a run. @param row as it is shown */
  detail(row: RunRow): RunDetail | null {
    const parts = this.groups.partsOf(row.runId);
    if (!parts) return null;
    const detailsOf = (ids: readonly string[]) =>
      ids.map((id) => this.recorded.run(id)?.detail() ?? null).filter((detail) => detail !== null);
    const details = detailsOf(parts.members);
    if (details.length === 0) return null;
    return markedDetail(
      mergeDetails(details, detailsOf(parts.additions), row),
      this.marksOf(this.groups.idsOf(row.runId)),
    );
  }

  /** Names of a run's metrics, in the order in which it logged them first. */
  metrics(runId: string): Iterable<string> {
    const names = new Set<string>();
    for (const run of this.#runs(runId)) for (const metric of run.metrics()) names.add(metric);
    return names;
  }

  /** Names of a run's metrics that hold a NaN. */
  nanMetrics(row: RunRow): string[] {
    const metrics = Object.entries(this.detail(row)?.metrics ?? {});
    return metrics.filter(([, summary]) => summary.nan > 0).map(([name]) => name);
  }

  /** Who recorded a metric of a run: of several formats the best. */
  holder(runId: string, metric: string): RecordedRun | null {
    const runs = [...this.#runs(runId)];
    for (const run of runs) for (const name of run.metrics()) if (name === metric) return run;
    return runs[0] ?? null;
  }

  #mergeRows(members: readonly string[], rowOf: (runId: string) => RunRow | null): RunRow | null {
    const rows = members.map(rowOf).filter((row) => row !== null);
    return rows.length === 0 ? null : mergeRows(rows, this.recordsEnd);
  }

  *#runs(runId: string): IterableIterator<RecordedRun> {
    for (const id of this.groups.partsOf(runId)?.members ?? []) {
      const run = this.recorded.run(id);
      if (run) yield run;
    }
  }
}
