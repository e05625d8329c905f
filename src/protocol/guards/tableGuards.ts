import type { ColumnName } from "../../core/table/columns/columnName";
import { metricSummaries } from "../../core/table/metricSummaries";
import type { GroupsQuery } from "../groupsQuery";
import { guards } from "./guards";
import type { Guard } from "../rpc/rpcContract";
import type { SparklinesQuery, TableCellsQuery, TableColumnsQuery } from "../tableQuery";

const { arrayOf, optional, shape, string } = guards;
/** A page asks for what it shows, and a screen is not so large. */
const maxColumns = 256;
const maxCurves = 2000;

const isEntity: Guard<ColumnName["entity"]> = (value): value is ColumnName["entity"] =>
  ["metrics", "params", "tags", "attributes", "datasets", "source"].includes(value as string);
const isSummary: Guard<ColumnName["summary"]> = (value): value is ColumnName["summary"] =>
  (metricSummaries as readonly unknown[]).includes(value);

const columnName = shape<ColumnName>({ entity: isEntity, key: string, summary: isSummary });
const isColumnList: Guard<readonly ColumnName[]> = (value): value is readonly ColumnName[] =>
  Array.isArray(value) && value.length <= maxColumns && value.every(columnName);
const scopeFields = { experimentIds: optional(arrayOf(string)), filter: optional(string) };
const names = shape<SparklinesQuery>({ runIds: arrayOf(string), metrics: arrayOf(string) });

/** Guards of what is asked about tables, for the index's door and for that of the page. */
export const tableGuards = {
  columns: shape<TableColumnsQuery>({ ...scopeFields, runIds: optional(arrayOf(string)) }),
  cells: shape<TableCellsQuery>({ ...scopeFields, runIds: optional(arrayOf(string)), columns: isColumnList }),
  groups: shape<GroupsQuery>({
    ...scopeFields,
    runIds: optional(arrayOf(string)),
    by: string,
    seedParams: optional(arrayOf(string)),
    statistics: isColumnList,
    having: optional(string),
  }),
  sparklines: (value: unknown): value is SparklinesQuery =>
    names(value) && value.runIds.length * value.metrics.length <= maxCurves,
};
