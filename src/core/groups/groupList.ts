import type { ColumnCells } from "../table/columns/columnCells";
import type { ColumnName } from "../table/columns/columnName";
import type { GroupColumns } from "./groupColumns";
import type { RunGroup } from "./runGroup";
import { statisticsAt } from "./statisticsAt";

/** Params that a title names. */
const mostInTitle = 4;
/** Characters of one of them, with its name. */
const longest = 24;

/** Groups one by one. A title says what tells the group apart, else it is the name of its first run. */
export function groupList(answer: GroupColumns): RunGroup[] {
  let end = 0;
  return Array.from(answer.sizes, (size, group) => {
    const keys = answer.keys.map((cells) => valueAt(cells, group));
    return {
      title: titleOf(answer, keys) || (answer.firstNames[group] ?? ""),
      runIds: answer.runIds.slice(end, (end += size)),
      keys,
      statistics: answer.statistics.map((columns) => statisticsAt(columns, group)),
    };
  });
}

/**
 * Of seed groups a few of the params that a group has (they may differ in very many), then what of the code tells it from
 * groups of the same params. Without params it has no title.
 */
function titleOf({ kind, fields }: GroupColumns, keys: RunGroup["keys"]): string {
  const texts = fields.map(({ key }, i) => `${key}=${keys[i] ?? "–"}`);
  if (kind === "fields") return texts.join(", ");
  const shorts = texts.map((text) => (text.length > longest ? `${text.slice(0, longest)}…` : text));
  const isParam = (i: number) => fields[i]?.entity === "params";
  const params = shorts.filter((_, i) => isParam(i) && keys[i] !== null);
  if (params.length === 0) return "";
  const named = params.length > mostInTitle ? [...params.slice(0, mostInTitle), "…"] : params;
  const code = fields.flatMap((field, i) => (isParam(i) || keys[i] === null ? [] : codeText(field, keys[i]!)));
  return [named.join(", "), ...code].join(" · ");
}

/** The id of a commit is told by its beginning. */
function codeText({ entity, key }: ColumnName, value: string | number): string {
  if (entity !== "source") return String(value);
  return key === "commit" || key === "snapshot" ? `${key} ${String(value).slice(0, 8)}` : `${key}=${value}`;
}

function valueAt(cells: ColumnCells, group: number): string | number | null {
  if (cells.kind === "text") return cells.texts[cells.ids[group] ?? -1] ?? null;
  return cells.kind === "number" && cells.has[group] === 1 ? (cells.values[group] ?? null) : null;
}
