import type { BytePath } from "../../paths/bytePath";
import type { IndexEntry } from "./indexState";
import { splitRecords } from "./splitRecords";

/** Arguments that give every `git diff-…` the raw format that `rawDifferences` reads. */
export const rawFormat: readonly string[] = ["-z", "--raw", "--no-abbrev", "--no-renames"];

/** Paths of git's raw difference format, with the old side's entry (null: the path is new). */
export function rawDifferences(output: Buffer): Map<BytePath, IndexEntry | null> {
  const fields = splitRecords(output);
  const result = new Map<BytePath, IndexEntry | null>();
  for (let at = 0; at + 1 < fields.length; at += 2) {
    const [mode = "", , objectId = ""] = (fields[at] ?? "").slice(1).split(" ");
    result.set(fields[at + 1] ?? "", mode === "000000" ? null : { mode, objectId });
  }
  return result;
}
