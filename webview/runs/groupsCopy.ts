import { groupsText } from "../../src/core/groups/export/groupsText";
import { metricTitle } from "../../src/core/groups/export/metricTitle";
import { statisticsAt } from "../../src/core/groups/statistics/statisticsAt";
import type { ExportFormat } from "../../src/core/export/exportTable";
import { sampleStatistics } from "../../src/core/statistics/sampleStatistics";
import type { TableModel } from "./tableModel";

/** The groups that the table shows, in their order, with what is said of every metric that it shows. */
export async function groupsCopy(model: TableModel, format: ExportFormat): Promise<string> {
  const columns = model.columns.filter(({ column, field }) => column.entity === "metrics" && field !== null);
  await model.store.load(columns.map(({ column }) => column));
  const { groups } = model;
  if (groups === null) return "";
  const list = model.shownGroups.map((group) => ({
    ...groups.group(group),
    statistics: columns.map(({ field }) => {
      const of = field && groups.table.statistics(field);
      return of ? statisticsAt(of, group) : sampleStatistics(new Float64Array());
    }),
  }));
  return groupsText(
    list,
    columns.map(({ column }) => metricTitle(column)),
    format,
  );
}
