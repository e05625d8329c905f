import type { FileSystemPort } from "./fileSystemPort";
import { savedNames } from "./savedNames";

/** Highest number of a journal in a folder, of whatever state; 0 when there is none or the folder cannot be read. */
export function highestJournal(files: FileSystemPort, folder: string): number {
  try {
    return Math.max(0, ...files.list(folder).flatMap((name) => savedNames.numberOf("journal", name) ?? []));
  } catch {
    return 0; // Making the next journal fails with EEXIST then, or as the disk does.
  }
}
