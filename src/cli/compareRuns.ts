import { comparedTable } from "../core/compare/copy/comparedTable";
import type { IndexApi } from "../protocol/indexApi";
import { findRun } from "./findRun";
import type { Output } from "./output";
import { writeTable, type TableFormat } from "./tables/writeTable";

/** `runback compare`: what differs between runs, the first being the baseline. Packages are not looked at. */
export async function compareRuns(
  api: IndexApi,
  wanted: readonly string[],
  format: TableFormat,
  output: Output,
): Promise<void> {
  const ids: string[] = [];
  for (const one of wanted) ids.push((await findRun(api, one)).row.runId);
  const comparison = await api.compare(ids);
  const reading = { directions: {}, statistic: "last", baseline: 0, keyMetric: null } as const;
  const isForPeople = format === "table" || format === "md";
  const [head = [], ...rows] = comparedTable(comparison, [], reading, { isAll: false, hasDeltas: isForPeople });
  await writeTable("differences", unique(head), rows, format, output);
}

/** Runs of one name would be one field in JSON. */
function unique(titles: readonly string[]): string[] {
  return titles.map((title, at) => {
    const before = titles.slice(0, at).filter((other) => other === title).length;
    return before === 0 ? title : `${title} (${before + 1})`;
  });
}
