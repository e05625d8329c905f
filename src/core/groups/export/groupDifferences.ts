import type { ExportCell } from "../../export/exportCell";
import { meanDifference } from "../../statistics/meanDifference";
import { formatMean } from "../text/formatMean";
import type { RunGroup } from "../runGroup";
import { differenceText } from "../text/differenceText";
import type { GroupsTable } from "./groupsTable";

const head = ["metric", "group", "n", "mean", "std", "against", "n against", "difference", "low", "high"];
const textHead = ["metric", "group", "n", "mean ± std", "against", "n", "mean ± std", "difference (95 %)"];

/**
 * How the mean of each metric in each group differs from that in one of them: with the 95 % interval of the difference
 * (Welch) and the runs it rests on.
 * @param titles of the statistics
 * @param base place of the group that others are compared with
 * @param isFull every number by itself; else texts for people
 */
export function groupDifferences(
  groups: readonly RunGroup[],
  titles: readonly string[],
  base: number,
  isFull: boolean,
): GroupsTable {
  const against = groups[base];
  const others = groups.filter((group) => group !== against);
  const rows = titles.flatMap((metric, at) =>
    others.flatMap(({ title, statistics }): ExportCell[][] => {
      const [one, other] = [against?.statistics[at], statistics[at]];
      if (!against || !one || !other) return [];
      const difference = meanDifference(one, other);
      const { low, high } = difference;
      const names = [metric, title, other.n];
      if (!isFull)
        return [[...names, formatMean(other), against.title, one.n, formatMean(one), differenceText(difference)]];
      return [[...names, other.mean, other.std, against.title, one.n, difference.difference, low, high]];
    }),
  );
  return { head: isFull ? head : textHead, rows };
}
