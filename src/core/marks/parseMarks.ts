import type { JsonValue } from "../model/jsonValue";
import type { MarkEntry } from "./markEntry";
import type { MarksFile } from "./marksFile";
import { newestEntries } from "./newestEntries";

/** Lines that only frame the others. Git's own marks of a conflict are no loss: the lines of both sides are read. */
const frame = /^(\[|null\]|\]|<<<<<<< .*|\|\|\|\|\|\|\| .*|=======|>>>>>>> .*)?$/;

/** What could be read of a marks file, and which of its lines could not. */
export interface ParsedMarks {
  readonly file: MarksFile;
  readonly problems: readonly { readonly line: number; readonly reason: string }[];
}

/**
 * Reads a run's marks file (docs/marks.md) line by line, so that a file that git united from two, or that somebody
 * edited, is read as far as it can be.
 */
export function parseMarks(text: string): ParsedMarks {
  const entries: MarkEntry[] = [];
  const unread: string[] = [];
  const problems: { line: number; reason: string }[] = [];
  let runId: string | null = null;
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const trimmed = line.trim();
    if (frame.test(trimmed)) continue;
    const read = readLine(trimmed.replace(/^\[/, "").replace(/,$/, ""));
    if (typeof read === "string") runId ??= read;
    else if (read) entries.push(read);
    else {
      unread.push(trimmed);
      problems.push({ line: index + 1, reason: "This line of a marks file cannot be read." });
    }
  }
  return { file: { runId, entries: newestEntries(entries), unread: [...new Set(unread)].sort() }, problems };
}

/** An entry, the run's id of the first line, or null. */
function readLine(json: string): MarkEntry | string | null {
  let value: JsonValue;
  try {
    value = JSON.parse(json) as JsonValue;
  } catch {
    return null; // the caller keeps the line and tells of it
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  const { run_id: runId, field, value: marked, at } = value;
  if (typeof runId === "string" && field === undefined) return runId;
  if (typeof field !== "string" || field === "" || typeof at !== "number") return null;
  return marked === undefined || (typeof marked === "object" && marked !== null)
    ? null
    : { field, value: marked, at, json };
}
