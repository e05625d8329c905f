import type { SavedView } from "./savedView";

/** A view as the text of a file, for people to review: `readView` reads it back. */
export function writeView({ name, tree, table, compare }: SavedView): string {
  const parts = Object.fromEntries(Object.entries({ tree, table, compare }).filter(([, part]) => part !== null));
  return `${JSON.stringify({ schema: 1, name, ...parts }, null, 2)}\n`;
}
