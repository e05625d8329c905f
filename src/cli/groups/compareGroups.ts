import { groupDifferences } from "../../core/groups/export/groupDifferences";
import { metricTitle } from "../../core/groups/export/metricTitle";
import type { IndexApi } from "../../protocol/indexApi";
import type { Output } from "../output";
import { RequestError } from "../requestError";
import { writeTable, type TableFormat } from "../tables/writeTable";
import { readGroups, type GroupsWanted } from "./readGroups";

/** `runback compare --group`: how the mean of each metric in each group differs from that in the first one. */
export async function compareGroups(
  api: IndexApi,
  wanted: GroupsWanted,
  format: TableFormat,
  output: Output,
): Promise<void> {
  const { groups, metrics } = await readGroups(api, wanted);
  if (groups.length < 2)
    throw new RequestError(`There ${groups.length === 1 ? "is one group" : "are no groups"}: comparing takes two.`);
  const isFull = format === "csv" || format === "json";
  const { head, rows } = groupDifferences(groups, metrics.map(metricTitle), 0, isFull);
  await writeTable("differences", head, rows, format, output);
}
