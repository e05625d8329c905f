import type { RunDetail } from "../model/runDetail";
import { formatMean } from "../groups/text/formatMean";
import { sampleStatistics } from "../statistics/sampleStatistics";
import { formatNumber } from "../format/formatNumber";
import { markdownTable } from "../view/markdownTable";
import { paramText } from "../view/paramText";
import { tableCell } from "../view/tableCell";

/**
 * Runs as a Markdown table: the params that differ, the last value of each metric, and, for two runs or more, a line
 * with mean ± std and how many runs have the metric. Text from logs stands in code spans.
 */
export function summaryMarkdown(details: readonly RunDetail[]): string {
  const params = keysOf(details, ({ params }) => params).filter((key) => {
    const texts = details.map(({ params }) => (Object.hasOwn(params, key) ? paramText(params[key]!) : null));
    return texts.some((text) => text !== texts[0]);
  });
  const metrics = keysOf(details, (detail) => detail.metrics);
  const rows = details.map((detail) => [
    detail.row.runName,
    ...params.map((key) => (Object.hasOwn(detail.params, key) ? paramText(detail.params[key]!) : "")),
    ...metrics.map((key) => (Object.hasOwn(detail.metrics, key) ? formatNumber(detail.metrics[key]!.last) : "")),
  ]);
  const means = metrics.map((key) => {
    const values = details.flatMap((detail) => (Object.hasOwn(detail.metrics, key) ? detail.metrics[key]!.last : []));
    const of = sampleStatistics(Float64Array.from(values));
    return of.n === 0 ? "" : `${formatMean(of)} (n = ${of.n})`;
  });
  const last = details.length > 1 ? [["mean ± std", ...params.map(() => ""), ...means]] : [];
  return `${markdownTable(["run", ...params, ...metrics].map(tableCell), [...rows, ...last]) ?? ""}\n`;
}

function keysOf(details: readonly RunDetail[], of: (detail: RunDetail) => object): string[] {
  return [...new Set(details.flatMap((detail) => Object.keys(of(detail))))].sort();
}
