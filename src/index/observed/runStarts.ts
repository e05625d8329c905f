import type { RunDetail } from "../../core/model/runDetail";
import type { RunStart } from "../../protocol/runStart";

/** Time (ms) in which a run's log may name its host and commit, which come a little after the run itself. */
const settleFor = 1_000;
/** Age (ms) from which on nobody can say any more what code a run began with. */
const oldest = 10_000;

/** Where runs are looked up, and who is told. */
export interface RunStartsOptions {
  /** A run as it is shown, by any of its ids. */
  readonly detail: (runId: string) => RunDetail | null;
  readonly logFolder: (runId: string) => string | null;
  readonly tell: (start: RunStart) => void;
  readonly now: () => number;
}

/** Tells of runs of other tools that begin while the index is open, unless they recorded their whole code themselves. */
export class RunStarts {
  /** When each was first seen. */
  readonly #seen = new Map<string, number>();

  constructor(private readonly options: RunStartsOptions) {}

  /** A run is there that was not before. */
  seen(runId: string): void {
    this.#seen.set(runId, this.options.now());
  }

  /** By timer: tells of those that were seen a moment ago. */
  tell(): void {
    const told = new Set<string>();
    for (const [runId, time] of [...this.#seen]) {
      if (this.options.now() - time < settleFor) continue;
      this.#seen.delete(runId);
      const start = this.#startOf(runId);
      if (start === null || told.has(start.runId)) continue;
      told.add(start.runId); // several formats in one folder are one run
      this.options.tell(start);
    }
  }

  #startOf(runId: string): RunStart | null {
    const detail = this.options.detail(runId);
    if (detail === null) return null; // gone already, or it only adds to others
    const { startTime, host, pid: processId, directory, evidence, formats } = detail.row;
    const isKnown = formats.includes("runback") || evidence === "snapshot" || evidence === "patch";
    if (isKnown || startTime === null || this.options.now() - startTime > oldest) return null;
    const commit = detail.sources.at(-1)?.commit ?? null;
    const place = { runFolder: directory, logFolder: this.options.logFolder(runId) };
    return { runId: detail.row.runId, ...place, startTime, host, processId, commit };
  }
}
