import type { RunGroup } from "../../groups/runGroup";
import type { MetricDirection } from "../../view/metricDirection";

/**
 * Groups by what they have of a metric: the best first, the largest where neither way is better. Groups without a value
 * come last; the others that are equal stay as they came.
 * @param metric its place in the statistics of the groups
 * @param statistic what stands for a group
 */
export function sortGroups(
  groups: readonly RunGroup[],
  metric: number,
  direction: MetricDirection | null,
  statistic: "mean" | "median",
): RunGroup[] {
  const sign = direction === "lower" ? 1 : -1;
  const keyOf = ({ statistics }: RunGroup): number => {
    const value = statistics[metric]?.[statistic] ?? NaN;
    return Number.isNaN(value) ? Infinity : sign * value;
  };
  return [...groups].sort((one, other) => compareNumbers(keyOf(one), keyOf(other)));
}

/** No subtraction: that of two infinities is NaN. */
function compareNumbers(one: number, other: number): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
