import type { ColumnCells } from "../table/columns/columnCells";
import type { ColumnName } from "../table/columns/columnName";
import type { GroupColumns } from "./groupColumns";
import type { RunGroup } from "./runGroup";
import { statisticsAt } from "./statistics/statisticsAt";
import { tellingFields, type TellingFields } from "./tellingFields";

/** Params that a title names. */
const mostInTitle = 4;
/** Characters of one of them, with its name. */
const longest = 24;

/** Groups one by one. A title says what tells the group apart, else it is the name of its first run. */
export function groupList(answer: GroupColumns): RunGroup[] {
  const telling = answer.kind === "seed" ? tellingFields(answer, mostInTitle) : null;
  let end = 0;
  return Array.from(answer.sizes, (size, group) => {
    const keys = answer.keys.map((cells) => valueAt(cells, group));
    return {
      title: titleOf(answer, telling, keys) || (answer.firstNames[group] ?? ""),
      runIds: answer.runIds.slice(end, (end += size)),
      keys,
      statistics: answer.statistics.map((columns) => statisticsAt(columns, group)),
    };
  });
}

/**
 * Of seed groups a few of the params that a group has (they may differ in very many), those first that tell groups apart,
 * and what of the code tells it from groups of the same params. Without params it has no title.
 */
function titleOf({ fields }: GroupColumns, telling: TellingFields | null, keys: RunGroup["keys"]): string {
  const texts = fields.map(({ key }, i) => `${key}=${keys[i] ?? "–"}`);
  if (telling === null) return texts.join(", ");
  const has = (i: number) => keys[i] !== null;
  const code = telling.code.filter(has).map((i) => codeText(fields[i]!, keys[i]!));
  // Where the code has to be told, what says nothing new does not push it out of sight.
  const own = telling.params.slice(0, code.length > 0 ? telling.tellingParams : undefined).filter(has);
  const params = own.length > 0 ? own : telling.params.filter(has);
  if (params.length === 0) return "";
  const shorts = params.slice(0, mostInTitle).map((i) => shortOf(texts[i]!));
  return [[...shorts, ...(params.length > mostInTitle ? ["…"] : [])].join(", "), ...code].join(" · ");
}

const shortOf = (text: string) => (text.length > longest ? `${text.slice(0, longest)}…` : text);

/** The id of a commit is told by its beginning. */
function codeText({ entity, key }: ColumnName, value: string | number): string {
  if (entity !== "source") return String(value);
  return key === "commit" || key === "snapshot" ? `${key} ${String(value).slice(0, 8)}` : `${key}=${value}`;
}

function valueAt(cells: ColumnCells, group: number): string | number | null {
  if (cells.kind === "text") return cells.texts[cells.ids[group] ?? -1] ?? null;
  return cells.kind === "number" && cells.has[group] === 1 ? (cells.values[group] ?? null) : null;
}
