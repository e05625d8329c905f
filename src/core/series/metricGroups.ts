/** Sets of two or more metrics that a run may have; the rows of further sets are kept metric by metric. */
const maxSets = 256;

/**
 * The sets of metrics that a run logged together, each with a number. Which rows are split depends only on the order of
 * the rows, so that every way to read a log gives the same groups.
 */
export class MetricGroups {
  private readonly numbers = new Map<string, number>();
  private sets = 0;
  /** The set asked for last: mostly it is the same one again, and even the same list. */
  private last: { readonly metrics: readonly string[]; readonly number: number } | null = null;

  /** @param list the groups so far, by their numbers */
  constructor(readonly list: (readonly string[])[] = []) {
    for (const [number, metrics] of list.entries()) this.remember(metrics, number);
  }

  private remember(metrics: readonly string[], number: number): void {
    this.numbers.set(JSON.stringify(metrics), number);
    if (metrics.length > 1) this.sets++;
  }

  /** The number of this set, a new one if need be; null when the run has too many sets and it is to be split. */
  numberOf(metrics: readonly string[]): number | null {
    if (this.last?.metrics === metrics) return this.last.number;
    const number = this.numbers.get(JSON.stringify(metrics)) ?? this.add(metrics);
    if (number !== null) this.last = { metrics, number };
    return number;
  }

  private add(metrics: readonly string[]): number | null {
    if (metrics.length > 1 && this.sets >= maxSets) return null;
    this.remember(metrics, this.list.length);
    return this.list.push(metrics) - 1;
  }
}
