import * as path from "node:path";
import type { FileSystemPort } from "./fileSystemPort";
import { savedNames } from "./savedNames";

/** Saved indexes of other versions of Runback, beside ours: each schema number has a folder of its own. */
export const otherVersions = {
  /** What to tell of them when ours is still empty; null: nothing. */
  note(files: FileSystemPort, folder: string, schema: number): string | null {
    const others = schemasIn(files, folder);
    if (others.some((other) => other > schema))
      return "A newer version of Runback saved an index here: it is left as it is, and this version keeps its own.";
    if (others.some((other) => other < schema))
      return "An older version of Runback saved the index in another form: all logs are read again.";
    return null;
  },

  /** Removes those of older versions that no process has open. Newer ones are never touched. */
  async removeOlder(files: FileSystemPort, folder: string, schema: number): Promise<void> {
    for (const other of schemasIn(files, folder)) {
      if (other >= schema) continue;
      const old = path.join(folder, savedNames.folder(other));
      try {
        const names = files.list(old);
        if (names.some((name) => savedNames.numberOf("lock", name) !== null)) continue;
        for (const name of names) await files.remove(path.join(old, name));
        await files.removeFolder(old);
      } catch {
        // What is left takes room and does no harm; the next start tries again.
      }
    }
  },
};

function schemasIn(files: FileSystemPort, folder: string): readonly number[] {
  try {
    return files.list(folder).flatMap((name) => savedNames.schemaOf(name) ?? []);
  } catch {
    return []; // There is nothing beside ours either.
  }
}
