import type { SeriesData } from "../../../protocol/indexApi";

/** Bytes of decoded points that are kept. Twenty runs of 100,000 points are 48 MB. */
const usualLimit = 128 * 2 ** 20;

/**
 * Decoded points of metrics that were drawn lately, so that zooming and panning do not read and decode them again.
 * Bounded by their bytes: the run that was looked at longest ago goes first. What is kept of a run is dropped when it
 * changes.
 */
export class PointCache {
  readonly #runs = new Map<string, Map<string, SeriesData>>();
  #bytes = 0;
  #drops = 0;

  constructor(private readonly limit = usualLimit) {}

  /** Bytes that are kept now. */
  get bytes(): number {
    return this.#bytes;
  }

  /**
   * The points of a metric: kept ones, else those that are read now. They are shared, and must not be changed.
   * @param isWhole whether what was read is all of it, asked after reading
   */
  async points(
    runId: string,
    metric: string,
    read: () => Promise<SeriesData>,
    isWhole: () => boolean,
  ): Promise<SeriesData> {
    const known = this.#runs.get(runId)?.get(metric);
    if (known) {
      this.#touch(runId);
      return known;
    }
    const drops = this.#drops;
    const data = await read();
    // What changed in the meantime may not be in it.
    if (drops === this.#drops && isWhole()) this.#keep(runId, metric, data);
    return data;
  }

  /** Forgets a run: it changed, or is gone. */
  drop(runId: string): void {
    this.#drops++;
    for (const data of this.#runs.get(runId)?.values() ?? []) this.#bytes -= sizeOf(data);
    this.#runs.delete(runId);
  }

  #keep(runId: string, metric: string, data: SeriesData): void {
    if (sizeOf(data) > this.limit) return;
    const metrics = this.#runs.get(runId) ?? new Map<string, SeriesData>();
    const before = metrics.get(metric); // Two questions at once read the same.
    this.#bytes += sizeOf(data) - (before ? sizeOf(before) : 0);
    metrics.set(metric, data);
    this.#runs.set(runId, metrics);
    this.#touch(runId);
    for (const [oldest, kept] of this.#runs)
      for (const [name, old] of kept) {
        if (this.#bytes <= this.limit) return;
        kept.delete(name);
        this.#bytes -= sizeOf(old);
        if (kept.size === 0) this.#runs.delete(oldest);
      }
  }

  /** Puts a run behind all others. */
  #touch(runId: string): void {
    const metrics = this.#runs.get(runId);
    if (!metrics) return;
    this.#runs.delete(runId);
    this.#runs.set(runId, metrics);
  }
}

/** With something for the objects themselves, so that empty series count, too. */
function sizeOf({ steps, times, values }: SeriesData): number {
  return 256 + steps.byteLength + times.byteLength + values.byteLength;
}
