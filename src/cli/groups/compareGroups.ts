import { formatNumber } from "../../core/format/formatNumber";
import { formatMean } from "../../core/groups/formatMean";
import { meanDifference, type MeanDifference } from "../../core/statistics/meanDifference";
import type { IndexApi } from "../../protocol/indexApi";
import type { Output } from "../output";
import { RequestError } from "../requestError";
import type { ExportCell } from "../../core/export/exportCell";
import { writeTable, type TableFormat } from "../tables/writeTable";
import { metricTitle } from "./metricTitle";
import { readGroups, type GroupsWanted } from "./readGroups";

const head = ["metric", "group", "n", "mean", "std", "against", "n against", "difference", "low", "high"];

/**
 * `runback compare --group`: how the mean of each metric in each group differs from that in the first one, with the 95 %
 * interval of the difference (Welch) and the runs it rests on.
 */
export async function compareGroups(
  api: IndexApi,
  wanted: GroupsWanted,
  format: TableFormat,
  output: Output,
): Promise<void> {
  const { groups, metrics } = await readGroups(api, wanted);
  const [first, ...others] = groups;
  if (first === undefined || others.length === 0)
    throw new RequestError(`There ${groups.length === 1 ? "is one group" : "are no groups"}: comparing takes two.`);
  const rows = metrics.flatMap((metric, at) => {
    const base = first.statistics[at]!;
    return others.map(({ title, statistics }): ExportCell[] => {
      const one = statistics[at]!;
      const difference = meanDifference(base, one);
      const names = [metricTitle(metric), title];
      if (format === "table" || format === "md")
        return [...names, one.n, formatMean(one), first.title, base.n, formatMean(base), differenceText(difference)];
      const { low, high } = difference;
      return [...names, one.n, one.mean, one.std, first.title, base.n, difference.difference, low, high];
    });
  });
  const isText = format === "table" || format === "md";
  const titles = isText
    ? ["metric", "group", "n", "mean ± std", "against", "n", "mean ± std", "difference (95 %)"]
    : head;
  await writeTable("differences", titles, rows, format, output);
}

/** `+0.012 (−0.003 – +0.027)`; without an interval it says so, since one run cannot tell. */
function differenceText({ difference, low, high }: MeanDifference): string {
  if (Number.isNaN(difference)) return "";
  const signed = (value: number) => `${value < 0 ? "−" : "+"}${formatNumber(Math.abs(value))}`;
  return Number.isNaN(low)
    ? `${signed(difference)} (too few runs)`
    : `${signed(difference)} (${signed(low)} – ${signed(high)})`;
}
