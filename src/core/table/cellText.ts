import { formatDuration } from "../format/formatDuration";
import { formatNumber } from "../format/formatNumber";
import { formatSigned } from "../format/formatSigned";
import type { QueryColumns } from "../query/evaluate/queryColumns";
import type { QueryField } from "../query/parse/queryField";
import { statusText } from "../view/runs/statusText";
import type { Translate } from "../view/translate";
import { statusLook } from "./statusLook";

/** What a cell's text needs to know of where it is shown. */
export interface CellContext {
  readonly t: Translate;
  /** A time in the user's zone and language. @param time milliseconds since the epoch */
  readonly timeText: (time: number) => string;
}

/** What is shown in a cell; empty where the run has nothing. The status tells runs that fell silent apart. */
export function cellText(field: QueryField, columns: QueryColumns, row: number, { t, timeText }: CellContext): string {
  if (field.type === "text" || field.type === "param") {
    const id = columns.textColumn(field)?.get(row) ?? -1;
    if (id < 0) return "";
    const look = field.entity === "attributes" && field.key === "status" ? statusLook(columns, row) : null;
    return look === null ? columns.texts.text(id) : statusText(look, t);
  }
  const column = columns.numberColumn(field);
  if (!column?.has(row)) return "";
  const value = column.get(row);
  switch (field.type) {
    case "number":
      return field.summary === "delta" ? formatSigned(value) : formatNumber(value);
    case "time":
      return timeText(value);
    case "duration":
      return formatDuration(value);
    case "boolean":
      return value === 1 ? t("yes") : t("no");
  }
}
