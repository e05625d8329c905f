import type { CancelSignal } from "../../../protocol/rpc/cancelSignal";
import type { IndexNotices, SeriesData, SeriesQuery } from "../../../protocol/indexApi";
import type { PointBlock } from "../../../core/ingest/pointBlock";
import type { RunStore } from "../../store/runStore";
import { PointCache } from "./pointCache";
import type { RecordedRun } from "../runs/recordedRuns";
import { seriesBlocks, seriesOf } from "./seriesReader";
import type { ShownRuns } from "../runs/shownRuns";

/** Reads the points of shown runs, from what is saved or else from their logs. */
export class SeriesAnswers {
  readonly #cache = new PointCache();

  constructor(
    private readonly runs: ShownRuns,
    private readonly store: RunStore,
    private readonly notices: Pick<IndexNotices, "log">,
  ) {}

  /** Points in arrays of their own, thinned if asked for. */
  series({ runId, metric, points }: SeriesQuery, signal: CancelSignal): Promise<SeriesData> {
    return this.#read(this.#holder(runId, metric), metric, points, signal);
  }

  /** All points, to be looked at only: the arrays are kept for the next look. */
  points(runId: string, metric: string, signal: CancelSignal): Promise<SeriesData> {
    const run = this.#holder(runId, metric);
    const read = () => this.#read(run, metric, undefined, signal);
    // A read that is called off ends early.
    return run ? this.#cache.points(run.runId, metric, read, () => !signal.aborted) : read();
  }

  /** A recorded run changed, or is gone. */
  changed(runId: string): void {
    this.#cache.drop(runId);
  }

  #holder(runId: string, metric: string): RecordedRun | null {
    return this.runs.holder(this.runs.idOf(runId), metric);
  }

  async #read(
    run: RecordedRun | null,
    metric: string,
    points: number | undefined,
    signal: CancelSignal,
  ): Promise<SeriesData> {
    if (!run) return seriesOf([], metric, { resumes: [], hidesRepeats: false }, points);
    const blocks = seriesBlocks(this.store, run.places, metric) ?? (await this.#fromLog(run, metric, signal));
    return seriesOf(blocks, metric, run.places, points);
  }

  async #fromLog(run: RecordedRun, metric: string, signal: CancelSignal): Promise<PointBlock[]> {
    const blocks = await run.readAgain(metric, () => signal.aborted);
    if (blocks) {
      this.notices.log({ level: "info", message: `${metric} of ${run.runId} was read from its log again.` });
      return blocks;
    }
    throw new Error(`The points of ${metric} are not in the saved index, and ${run.logFile} cannot be read.`);
  }
}
