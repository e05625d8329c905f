import type { MarksFile } from "./marksFile";
import { newestEntries } from "./newestEntries";

/** What several files say of one run. Of each field the newest is taken: the order of the files does not matter. */
export function mergeMarks(files: readonly MarksFile[]): MarksFile {
  const runIds = files.map(({ runId }) => runId).filter((runId) => runId !== null);
  return {
    runId: runIds.sort()[0] ?? null,
    entries: newestEntries(files.flatMap(({ entries }) => entries)),
    unread: [...new Set(files.flatMap(({ unread }) => unread))].sort(),
  };
}
