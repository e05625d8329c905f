import { formatDuration } from "../../format/formatDuration";
import { statisticsAt } from "../../groups/statistics/statisticsAt";
import { statisticText } from "../../groups/text/statisticText";
import type { QueryColumns } from "../../query/evaluate/queryColumns";
import type { QueryField } from "../../query/parse/queryField";
import { cellText, type CellContext } from "../cellText";
import type { TableGroups } from "./tableGroups";

/** Different texts that a cell names one by one. */
const mostNamed = 3;

/**
 * What a cell says of a group: of numbers and durations the statistic, of times the newest, of texts those that its runs
 * have, or how many these are. Empty where no run has anything.
 */
export function groupCellText(
  field: QueryField,
  groups: TableGroups,
  data: QueryColumns,
  group: number,
  context: CellContext,
): string {
  const { t } = context;
  const size = groups.size(group);
  if (field.entity === "attributes" && field.key === "run_name") return groups.title(group);
  if (field.entity === "attributes" && field.key === "run_count") return String(size);
  if (field.type === "text" || field.type === "param") return textsOf(field, groups, data, group, context);
  const columns = groups.table.statistics(field);
  if (!columns) return "";
  const of = statisticsAt(columns, group);
  switch (field.type) {
    case "number":
      return statisticText(of, groups.statistic, size, t);
    case "duration":
      return statisticText(of, groups.statistic, size, t, formatDuration);
    case "time":
      return of.n === 0 ? "" : context.timeText(of.max);
    case "boolean":
      if (of.n === 0) return "";
      return of.min === of.max
        ? of.min === 1
          ? t("yes")
          : t("no")
        : t("{0} of {1}", Math.round(of.mean * of.n), size);
  }
}

function textsOf(
  field: QueryField,
  groups: TableGroups,
  data: QueryColumns,
  group: number,
  context: CellContext,
): string {
  const counts = new Map<string, number>();
  for (const row of groups.table.rowsOf(group)) {
    const text = cellText(field, data, row, context);
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  const isStatus = field.entity === "attributes" && field.key === "status";
  const texts = [...counts].map(([text, count]) => (isStatus && counts.size > 1 ? `${count} ${text}` : text || "–"));
  if (counts.size === 1) return counts.has("") ? "" : (texts[0] ?? "");
  return texts.length > mostNamed ? context.t("{0} different", texts.length) : texts.join(", ");
}
