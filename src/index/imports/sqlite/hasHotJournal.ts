import { closeSync, readSync } from "node:fs";
import { isHotJournal } from "../../../core/readers/sqlite/isHotJournal";
import { openLog } from "../../tail/openLog";

/**
 * Whether a transaction of a database's rollback journal is under way, or broke off: the database's own pages are in
 * between then. Throws when that cannot be read.
 */
export function hasHotJournal(file: string): boolean {
  const opened = openLog(`${file}-journal`);
  if (opened.fd === null) return false;
  try {
    const head = Buffer.alloc(8);
    return isHotJournal(head.subarray(0, readSync(opened.fd, head, 0, head.length, 0)));
  } finally {
    closeSync(opened.fd);
  }
}
