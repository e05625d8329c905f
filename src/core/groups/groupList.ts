import type { SampleStatistics } from "../statistics/sampleStatistics";
import type { ColumnCells } from "../table/columnCells";
import type { GroupColumns } from "./groupColumns";
import type { RunGroup } from "./runGroup";

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
      statistics: answer.statistics.map(
        (columns) =>
          Object.fromEntries(
            Object.entries(columns).map(([name, of]) => [name, of[group]]),
          ) as unknown as SampleStatistics,
      ),
    };
  });
}

/** Of seed groups a few of the params that a group has: they may differ in very many. */
function titleOf({ kind, fields }: GroupColumns, keys: RunGroup["keys"]): string {
  const texts = fields.map(({ key }, i) => `${key}=${keys[i] ?? "–"}`);
  if (kind === "fields") return texts.join(", ");
  const known = texts.filter((_, i) => keys[i] !== null);
  return known.length > mostInTitle ? `${known.slice(0, mostInTitle).join(", ")}, …` : known.join(", ");
}

function valueAt(cells: ColumnCells, group: number): string | number | null {
  if (cells.kind === "text") return cells.texts[cells.ids[group] ?? -1] ?? null;
  return cells.kind === "number" && cells.has[group] === 1 ? (cells.values[group] ?? null) : null;
}
