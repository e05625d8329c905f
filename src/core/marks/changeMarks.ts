import type { MarkChange } from "./markChange";
import type { MarkEntry } from "./markEntry";
import type { MarksFile } from "./marksFile";
import { newestEntries } from "./newestEntries";

/**
 * Marks a run. A change is always newer than what it changes, also where that was marked by a clock that runs ahead;
 * what it would leave as it is is not written again, so that no file changes for nothing.
 * @param now milliseconds since the epoch
 * @param elsewhere what other files say of the run, which counts as what it is marked with
 */
export function changeMarks(
  file: MarksFile,
  changes: readonly MarkChange[],
  now: number,
  elsewhere: readonly MarkEntry[] = [],
): MarksFile {
  const before = newestEntries([...file.entries, ...elsewhere]);
  const made = changes.flatMap(({ field, value }): MarkEntry[] => {
    const known = before.find((entry) => entry.field === field);
    if ((known?.value ?? null) === value) return [];
    const at = Math.max(now, (known?.at ?? 0) + 1);
    return [{ field, value, at, json: JSON.stringify({ field, value, at }) }];
  });
  return made.length === 0 ? file : { ...file, entries: newestEntries([...file.entries, ...made]) };
}
