import { comparedTable } from "../core/compare/copy/comparedTable";
import type { IndexApi } from "../protocol/indexApi";
import { findRun } from "./findRun";
import { RequestError } from "./requestError";
import type { Output } from "./output";
import { writeTable, type TableFormat } from "./tables/writeTable";

/**
 * `runback compare`: what differs between runs, the first being the baseline; one run by itself is compared with the
 * baseline of its experiment. Packages are not looked at.
 */
export async function compareRuns(
  api: IndexApi,
  wanted: readonly string[],
  format: TableFormat,
  output: Output,
): Promise<void> {
  const ids: string[] = [];
  for (const one of wanted) ids.push((await findRun(api, one)).row.runId);
  const [only] = ids;
  if (ids.length === 1 && only !== undefined) ids.unshift(...(await baselineIds(api, only)));
  const comparison = await api.compare(ids);
  const reading = { directions: await api.directions(), statistic: "last", baseline: 0, keyMetric: null } as const;
  const isForPeople = format === "table" || format === "md";
  const [head = [], ...rows] = comparedTable(comparison, [], reading, { isAll: false, hasDeltas: isForPeople });
  await writeTable("differences", unique(head), rows, format, output);
}

async function baselineIds(api: IndexApi, runId: string): Promise<readonly string[]> {
  const baseline = await api.baseline(runId);
  if (baseline === null) throw new RequestError("The run's experiment has no baseline: name another run, or set one.");
  if (baseline.runIds.includes(runId)) throw new RequestError("The run is the baseline itself: name another one.");
  return baseline.runIds;
}

/** Runs of one name would be one field in JSON. */
function unique(titles: readonly string[]): string[] {
  return titles.map((title, at) => {
    const before = titles.slice(0, at).filter((other) => other === title).length;
    return before === 0 ? title : `${title} (${before + 1})`;
  });
}
