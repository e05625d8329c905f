import type { JsonValue } from "../model/jsonValue";
import { parseGrouping } from "../groups/parseGrouping";
import { checkQuery } from "../query/checkQuery";
import { QueryError } from "../query/parse/queryError";
import { readLayout } from "../table/readLayout";
import { isRunStyle } from "../view/styles/isRunStyle";
import type { CompareView, SavedView, TableView, TreeView } from "./savedView";

/** Longer names are no names. */
const longestName = 200;

/** A view, or in a sentence why the text is none. */
export type ReadView = { readonly view: SavedView } | { readonly reason: string };

/** Reads a view that any version or person wrote (docs/views.md). What is not known is left out. */
export function readView(text: string): ReadView {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { reason: `It is not JSON: ${error instanceof Error ? error.message : String(error)}` };
  }
  const { schema, name, tree, table, compare } = fieldsOf(value);
  if (schema !== 1)
    return { reason: typeof schema === "number" ? `It has schema ${schema}; 1 is known.` : 'It has no "schema": 1.' };
  if (typeof name !== "string" || name.trim() === "" || name.length > longestName)
    return { reason: `It has no "name" of 1 to ${longestName} characters.` };
  const shown = isObject(tree) ? readTree(tree) : null;
  if (typeof shown === "string") return { reason: shown };
  const view = { name: name.trim(), tree: shown, table: readTable(table), compare: readCompare(compare) };
  return view.tree || view.table || view.compare
    ? { view }
    : { reason: 'It has none of "tree", "table" and "compare".' };
}

/** A message where a query cannot be read: it would leave no runs and say nothing. */
function readTree(tree: Fields): TreeView | string {
  const text = (value: unknown) => (typeof value === "string" ? value.trim() : "");
  const [filter, groupBy, groupFilter] = [text(tree["filter"]), text(tree["groupBy"]), text(tree["groupFilter"])];
  for (const mistake of [checkQuery(filter), checkQuery(groupFilter, "groups")])
    if (mistake) return `A filter cannot be read at character ${mistake.at + 1}: ${mistake.message}`;
  try {
    if (groupBy !== "") parseGrouping(groupBy);
  } catch (error) {
    if (!QueryError.is(error)) throw error;
    return `Its "groupBy" cannot be read at character ${error.at + 1}: ${error.message}`;
  }
  const groupValue = tree["groupValue"] === "best" ? "best" : "last";
  return { filter, groupBy, groupFilter, groupValue, showsArchived: tree["showsArchived"] === true };
}

function readTable(table: unknown): TableView | null {
  if (!isObject(table)) return null;
  return { experiments: textsOf(table["experiments"]), layout: readLayout(table["layout"]) };
}

function readCompare(compare: unknown): CompareView | null {
  if (!isObject(compare)) return null;
  const { runIds, baselineId, choices, styles } = compare;
  const drawn = Object.entries(fieldsOf(styles)).flatMap(([runId, style]) =>
    isRunStyle(style) ? [[runId, style] as const] : [],
  );
  return {
    runIds: [...new Set(textsOf(runIds))],
    baselineId: typeof baselineId === "string" ? baselineId : null,
    choices: fieldsOf(choices) as Readonly<Record<string, JsonValue>>,
    styles: Object.fromEntries(drawn),
  };
}

type Fields = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function fieldsOf(value: unknown): Fields {
  return isObject(value) ? value : {};
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
}
