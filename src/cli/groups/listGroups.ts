import { formatNumber } from "../../core/format/formatNumber";
import { formatMean } from "../../core/groups/formatMean";
import type { IndexApi } from "../../protocol/indexApi";
import { jsonText } from "../../core/format/jsonText";
import type { Output } from "../output";
import type { SampleStatistics } from "../../core/statistics/sampleStatistics";
import type { ExportCell } from "../../core/export/exportCell";
import { writeTable, type TableFormat } from "../tables/writeTable";
import { metricTitle } from "./metricTitle";
import { readGroups, type GroupsWanted } from "./readGroups";

const numbers = ["n", "mean", "std", "median", "min", "max", "low", "high", "nan", "inf"] as const;

/**
 * `runback ls --group`: groups of runs with what their metrics are. For people mean ± std; as CSV and JSON everything,
 * `low` and `high` being the ends of the 95 % interval of the mean.
 */
export async function listGroups(
  api: IndexApi,
  wanted: GroupsWanted,
  format: TableFormat,
  output: Output,
): Promise<void> {
  const { groups, metrics } = await readGroups(api, wanted);
  const titles = metrics.map(metricTitle);
  if (format === "json") {
    const list = groups.map(({ title, runIds, statistics }) => ({
      title,
      runs: runIds,
      metrics: Object.fromEntries(statistics.map((one, i) => [titles[i] ?? "", one])),
    }));
    return output.write(`${jsonText({ schema: 1, groups: list })}\n`);
  }
  if (format === "csv") {
    const head = ["group", "runs", ...titles.flatMap((title) => numbers.map((name) => `${title} ${name}`))];
    const rows = groups.map(({ title, runIds, statistics }): ExportCell[] => [
      title,
      runIds.length,
      ...statistics.flatMap((one) => numbers.map((name) => one[name])),
    ]);
    return writeTable("groups", head, rows, format, output);
  }
  const head = ["group", "runs", ...titles.flatMap((title) => [title, "n", "median", "min – max", "95 %"])];
  const rows = groups.map(({ title, runIds, statistics }): ExportCell[] => [
    title,
    runIds.length,
    ...statistics.flatMap((one) => [formatMean(one), one.n, ...rangeTexts(one)]),
  ]);
  await writeTable("groups", head, rows, format, output);
}

/** Median, least to most, and the 95 % interval of the mean; empty where there is none. */
function rangeTexts({ n, median, min, max, low, high }: SampleStatistics): string[] {
  const range = (from: number, to: number) => `${formatNumber(from)} – ${formatNumber(to)}`;
  return [n === 0 ? "" : formatNumber(median), n === 0 ? "" : range(min, max), n < 2 ? "" : range(low, high)];
}
