import type { NumberColumn } from "../query/evaluate/numberColumn";
import { sampleStatistics, type SampleStatistics, type StatisticsRoom } from "../statistics/sampleStatistics";
import { studentFactors } from "../statistics/studentFactors";
import type { RowGroups } from "./groupRows";

/** Statistics of groups as columns: an entry for each group (`SampleStatistics`). */
export type StatisticColumns = { readonly [K in keyof SampleStatistics]: Float64Array<ArrayBuffer> };

/**
 * Statistics of the values that the rows of each group have; runs without the value do not count.
 * @param members rows of the table, group after group (`RowGroups.places`)
 * @param factorOf Student's factor; over many columns one that keeps what it worked out serves all
 */
export function groupStatistics(
  { count: groups, starts }: RowGroups,
  members: Int32Array,
  column: NumberColumn | null,
  factorOf = studentFactors(),
): StatisticColumns {
  const columns = emptyColumns(groups);
  const values = new Float64Array(members.length);
  let one: StatisticsRoom | undefined;
  for (let group = 0; group < groups; group++) {
    const count = column?.gather(members, starts[group]!, starts[group + 1]!, values) ?? 0;
    // Each by its name: a loop over the names takes twice as long.
    one = sampleStatistics(values, count, factorOf, one);
    columns.n[group] = one.n;
    columns.nan[group] = one.nan;
    columns.inf[group] = one.inf;
    columns.mean[group] = one.mean;
    columns.std[group] = one.std;
    columns.median[group] = one.median;
    columns.min[group] = one.min;
    columns.max[group] = one.max;
    columns.low[group] = one.low;
    columns.high[group] = one.high;
  }
  return columns;
}

function emptyColumns(count: number): StatisticColumns {
  const column = () => new Float64Array(count);
  return {
    n: column(),
    nan: column(),
    inf: column(),
    mean: column(),
    std: column(),
    median: column(),
    min: column(),
    max: column(),
    low: column(),
    high: column(),
  };
}
