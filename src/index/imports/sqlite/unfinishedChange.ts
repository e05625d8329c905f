import * as path from "node:path";
import { hasHotJournal } from "./hasHotJournal";

/**
 * A sentence when a change of a database has not ended, else null. Whether its writer is still at it cannot be told
 * without locks, so it is told either way, until the change has ended.
 */
export function unfinishedChange(file: string): string | null {
  try {
    if (!hasHotJournal(file)) return null;
  } catch {
    return null; // not readable now: nothing is known of it
  }
  return (
    `A change of this database has not ended (there is ${path.basename(file)}-journal), so nothing new is read. ` +
    "If its writer was killed, the change is rolled back when its tool opens the database again."
  );
}
