import type { MarksFile } from "./marksFile";

/**
 * The text of a run's marks file: one JSON array, a field a line, every line with its comma, so that the lines of two
 * versions make a whole file in any order, which is how git unites them (`merge=union`).
 */
export function writeMarks({ runId, entries, unread }: MarksFile): string {
  const first = runId === null ? [] : [JSON.stringify({ run_id: runId })];
  const lines = [...first, ...entries.map(({ json }) => json)].map((json) => `${json},`);
  return ["[", ...lines, ...unread, "null]", ""].join("\n");
}
