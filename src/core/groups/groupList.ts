import type { ColumnCells } from "../table/columnCells";
import type { ColumnName } from "../table/columnName";
import type { GroupColumns } from "./groupColumns";
import type { RunGroup } from "./runGroup";
import { statisticsAt } from "./statisticsAt";

/** Params that a title names. */
const mostInTitle = 4;

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

/** Of seed groups a few of the params that a group has: they may differ in very many. Without params it has no title. */
function titleOf({ kind, fields }: GroupColumns, keys: RunGroup["keys"]): string {
  const texts = fields.map((field, i) => `${field.key}=${shortValue(field, keys[i] ?? null)}`);
  if (kind === "fields") return texts.join(", ");
  const isKnown = (_: unknown, i: number) => keys[i] !== null;
  const known = texts.filter(isKnown);
  if (!fields.filter(isKnown).some(({ entity }) => entity === "params")) return "";
  return known.length > mostInTitle ? `${known.slice(0, mostInTitle).join(", ")}, …` : known.join(", ");
}

/** The id of a commit is told by its beginning. */
function shortValue({ entity, key }: ColumnName, value: string | number | null): string {
  const isCommit = entity === "source" && (key === "commit" || key === "snapshot");
  return isCommit && typeof value === "string" ? value.slice(0, 8) : String(value ?? "–");
}

function valueAt(cells: ColumnCells, group: number): string | number | null {
  if (cells.kind === "text") return cells.texts[cells.ids[group] ?? -1] ?? null;
  return cells.kind === "number" && cells.has[group] === 1 ? (cells.values[group] ?? null) : null;
}
