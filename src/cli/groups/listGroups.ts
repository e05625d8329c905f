import { groupsTable } from "../../core/groups/export/groupsTable";
import { groupsText } from "../../core/groups/export/groupsText";
import type { IndexApi } from "../../protocol/indexApi";
import type { Output } from "../output";
import { writeTable, type TableFormat } from "../tables/writeTable";
import { metricTitle } from "../../core/groups/export/metricTitle";
import { readGroups, type GroupsWanted } from "./readGroups";

/** `runback ls --group`: groups of runs with what their metrics are. For people mean ± std; as CSV and JSON everything. */
export async function listGroups(
  api: IndexApi,
  wanted: GroupsWanted,
  format: TableFormat,
  output: Output,
): Promise<void> {
  const { groups, metrics } = await readGroups(api, wanted);
  const titles = metrics.map(metricTitle);
  if (format !== "table") return output.write(groupsText(groups, titles, format));
  const { head, rows } = groupsTable(groups, titles, false);
  await writeTable("groups", head, rows, format, output);
}
