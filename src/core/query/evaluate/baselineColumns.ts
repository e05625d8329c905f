import { NumberColumn } from "./numberColumn";

/** What the columns need to know of a run. */
export interface BaselineRow {
  readonly experimentId: string;
  readonly baselineSince: string | null;
}

/**
 * Which rows of a table are in the baseline of their experiment, and how far metrics are from it. Worked out when asked:
 * one run that is marked changes the difference of all others.
 */
export class BaselineColumns {
  readonly #experiments: string[] = [];
  readonly #since = new Map<number, string>();

  set(row: number, { experimentId, baselineSince }: BaselineRow): void {
    this.#experiments[row] = experimentId;
    if (baselineSince === null) this.#since.delete(row);
    else this.#since.set(row, baselineSince);
  }

  /** Takes a row out; the last one moves into its place. */
  remove(row: number, last: number): void {
    this.set(row, { experimentId: this.#experiments[last] ?? "", baselineSince: this.#since.get(last) ?? null });
    this.#experiments.pop();
    this.#since.delete(last);
  }

  /** 1 where a row is in a baseline, else 0; null when no experiment has one. */
  membership(): NumberColumn | null {
    if (this.#since.size === 0) return null;
    const members = new Set([...this.#members().values()].flat());
    const column = new NumberColumn();
    for (let row = 0; row < this.#experiments.length; row++) column.set(row, members.has(row) ? 1 : 0);
    return column;
  }

  /**
   * What each row's value is more than the mean of its experiment's baseline; no value where there is no baseline, or
   * where that has no finite one. Null when no experiment has a baseline.
   */
  differences(values: NumberColumn): NumberColumn | null {
    if (this.#since.size === 0) return null;
    const means = new Map<string, number>();
    for (const [experiment, rows] of this.#members()) {
      const finite = rows.map((row) => values.get(row)).filter((value) => Number.isFinite(value));
      if (finite.length > 0) means.set(experiment, finite.reduce((sum, value) => sum + value, 0) / finite.length);
    }
    const column = new NumberColumn();
    this.#experiments.forEach((experiment, row) => {
      const mean = means.get(experiment);
      if (mean !== undefined && values.has(row)) column.set(row, values.get(row) - mean);
    });
    return column;
  }

  /** Of each experiment with a baseline the rows that were marked last. */
  #members(): Map<string, number[]> {
    const latest = new Map<string, string>();
    const of = (row: number) => this.#experiments[row] ?? "";
    for (const [row, since] of this.#since) if (since > (latest.get(of(row)) ?? "")) latest.set(of(row), since);
    const members = new Map<string, number[]>();
    for (const [row, since] of this.#since)
      if (latest.get(of(row)) === since) members.set(of(row), [...(members.get(of(row)) ?? []), row]);
    return members;
  }
}
