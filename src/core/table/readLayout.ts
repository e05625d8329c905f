import { isGrouping } from "../groups/isGrouping";
import { checkQuery } from "../query/checkQuery";
import { shownStatistics } from "../groups/text/shownStatistic";
import { plainLayout, type SortKey, type TableLayout } from "./tableLayout";

/** A layout that was kept by whatever version: what does not fit is left out. */
export function readLayout(kept: unknown): TableLayout {
  if (typeof kept !== "object" || kept === null) return plainLayout;
  const { order, shown, pinned, widths, sort, filters, hidesConstant, groupBy, groupFilter, statistic } =
    kept as Record<string, unknown>;
  return {
    order: texts(order) ?? plainLayout.order,
    shown: record(shown, (value) => typeof value === "boolean"),
    pinned: texts(pinned) ?? plainLayout.pinned,
    widths: record(widths, (value) => typeof value === "number"),
    sort: Array.isArray(sort) ? sort.filter(isSortKey) : [],
    filters: record(filters, (value) => typeof value === "string"),
    hidesConstant: hidesConstant === true,
    groupBy: typeof groupBy === "string" && isGrouping(groupBy) ? groupBy : plainLayout.groupBy,
    groupFilter: isGroupFilter(groupFilter) ? groupFilter : plainLayout.groupFilter,
    statistic: shownStatistics.find((one) => one === statistic) ?? plainLayout.statistic,
  };
}

/** One that cannot be read would leave no groups and say nothing. */
const isGroupFilter = (value: unknown): value is string =>
  typeof value === "string" && checkQuery(value, "groups") === null;

function texts(value: unknown): readonly string[] | null {
  return Array.isArray(value) && value.every((one) => typeof one === "string") ? value : null;
}

function record<T>(value: unknown, isRight: (value: unknown) => value is T): Readonly<Record<string, T>> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return {};
  const entries = Object.entries(value) as [string, unknown][];
  return Object.fromEntries(entries.filter((entry): entry is [string, T] => isRight(entry[1])));
}

function isSortKey(value: unknown): value is SortKey {
  if (typeof value !== "object" || value === null) return false;
  const { id, isDescending } = value as Partial<SortKey>;
  return typeof id === "string" && typeof isDescending === "boolean";
}
