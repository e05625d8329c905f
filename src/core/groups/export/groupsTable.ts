import type { ExportCell } from "../../export/exportCell";
import { formatNumber } from "../../format/formatNumber";
import type { SampleStatistics } from "../../statistics/sampleStatistics";
import { formatMean } from "../text/formatMean";
import type { RunGroup } from "../runGroup";

const numbers = ["n", "mean", "std", "median", "min", "max", "low", "high", "nan", "inf"] as const;

/** Groups as a table, a row a group. */
export interface GroupsTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly ExportCell[])[];
}

/**
 * Groups with their statistics, as a table to be written.
 * @param titles of the statistics
 * @param isFull every number by itself, `low` and `high` being the ends of the 95 % interval of the mean; else texts for
 * people: mean ± std, n, median, range and interval
 */
export function groupsTable(groups: readonly RunGroup[], titles: readonly string[], isFull: boolean): GroupsTable {
  const columns = titles.flatMap((title) =>
    isFull ? numbers.map((name) => `${title} ${name}`) : [title, "n", "median", "min – max", "95 %"],
  );
  const rows = groups.map(({ title, runIds, statistics }): ExportCell[] => [
    title,
    runIds.length,
    ...statistics.flatMap((one) => (isFull ? numbers.map((name) => one[name]) : textsOf(one))),
  ]);
  return { head: ["group", "runs", ...columns], rows };
}

/** Texts are empty where there is nothing to say. */
function textsOf(of: SampleStatistics): ExportCell[] {
  const { n, median, min, max, low, high } = of;
  const range = (from: number, to: number) => `${formatNumber(from)} – ${formatNumber(to)}`;
  return [
    formatMean(of),
    n,
    n === 0 ? "" : formatNumber(median),
    n === 0 ? "" : range(min, max),
    n < 2 ? "" : range(low, high),
  ];
}
