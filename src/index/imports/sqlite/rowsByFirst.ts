import type { SqliteValue } from "../../database/sqlite";

/** Rows without their first column, in their order, by the text of that column. */
export function rowsByFirst(rows: readonly (readonly SqliteValue[])[]): Map<string, SqliteValue[][]> {
  const found = new Map<string, SqliteValue[][]>();
  for (const [first, ...rest] of rows) {
    const list = found.get(String(first));
    if (list === undefined) found.set(String(first), [rest]);
    else list.push(rest);
  }
  return found;
}
