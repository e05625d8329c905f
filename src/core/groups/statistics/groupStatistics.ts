import type { NumberColumn } from "../../query/evaluate/numberColumn";
import { describeSample, type DescriptionRoom } from "../../statistics/describeSample";
import type { RowGroups } from "../groupRows";

/**
 * What the values of groups say (`SampleDescription`) as columns: an entry for each group. The intervals of the means
 * follow from it (`statisticsAt`): tens of thousands of groups are answered with what has to be kept alone.
 */
export interface StatisticColumns {
  readonly n: Int32Array<ArrayBuffer>;
  readonly nan: Int32Array<ArrayBuffer>;
  readonly inf: Int32Array<ArrayBuffer>;
  readonly mean: Float64Array<ArrayBuffer>;
  readonly std: Float64Array<ArrayBuffer>;
  readonly median: Float64Array<ArrayBuffer>;
  readonly min: Float64Array<ArrayBuffer>;
  readonly max: Float64Array<ArrayBuffer>;
}

/**
 * Statistics of the values that the rows of each group have; runs without the value do not count.
 * @param members rows of the table, group after group (`RowGroups.places`)
 */
export function groupStatistics(
  { count: groups, starts }: RowGroups,
  members: Int32Array,
  column: NumberColumn | null,
): StatisticColumns {
  const columns = emptyColumns(groups);
  const values = new Float64Array(largestOf(groups, starts));
  let one: DescriptionRoom | undefined;
  for (let group = 0; group < groups; group++) {
    const count = column?.gather(members, starts[group]!, starts[group + 1]!, values) ?? 0;
    // Each by its name: a loop over the names takes twice as long.
    one = describeSample(values, count, one);
    columns.n[group] = one.n;
    columns.nan[group] = one.nan;
    columns.inf[group] = one.inf;
    columns.mean[group] = one.mean;
    columns.std[group] = one.std;
    columns.median[group] = one.median;
    columns.min[group] = one.min;
    columns.max[group] = one.max;
  }
  return columns;
}

/** Runs in the largest group. */
function largestOf(groups: number, starts: Int32Array): number {
  let most = 0;
  for (let group = 0; group < groups; group++) most = Math.max(most, starts[group + 1]! - starts[group]!);
  return most;
}

function emptyColumns(count: number): StatisticColumns {
  const counts = () => new Int32Array(count);
  const numbers = () => new Float64Array(count);
  return {
    n: counts(),
    nan: counts(),
    inf: counts(),
    mean: numbers(),
    std: numbers(),
    median: numbers(),
    min: numbers(),
    max: numbers(),
  };
}
