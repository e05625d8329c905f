import { baselineChanges } from "../../core/baseline/baselineChanges";
import { baselinesOf } from "../../core/baseline/baselinesOf";
import { runBaseline, type RunBaseline } from "../../core/baseline/runBaseline";
import type { MarkChange } from "../../core/marks/markChange";
import type { ShownRows } from "./runs/shownRows";

/** Marks runs; resolves when that is on the disk and shown. */
type Mark = (runIds: readonly string[], changes: readonly MarkChange[]) => Promise<void>;

/** The baselines of experiments, which are marks of their runs. */
export class Baselines {
  constructor(
    private readonly shown: ShownRows,
    private readonly mark: Mark,
    private readonly now: () => number,
  ) {}

  /** Makes runs the baselines of their experiments, or takes those away. */
  async set(runIds: readonly string[], isBaseline: boolean): Promise<void> {
    this.shown.settle();
    const { runs, table } = this.shown;
    const chosen = runIds.map((runId) => table.get(runs.idOf(runId))).filter((row) => row !== null);
    const changes = baselineChanges(chosen, table.markedAsBaseline(), isBaseline ? this.now() : null);
    for (const one of changes) await this.mark(one.runIds, [one.change]);
    // How far they are from it is told of all runs of the experiments.
    if (changes.length > 0) this.shown.notifier.changed(null);
  }

  /** The baseline of a run's experiment; null: it has none. */
  of(runId: string): RunBaseline | null {
    this.shown.settle();
    const { runs, table } = this.shown;
    const row = table.get(runs.idOf(runId));
    const runIds = row && baselinesOf(table.markedAsBaseline()).get(row.experimentId);
    return runBaseline((runIds ?? []).map((id) => this.shown.detail(id)).filter((detail) => detail !== null));
  }
}
