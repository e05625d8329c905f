import * as path from "node:path";
import type { FileSystemPort } from "./fileSystemPort";
import { savedNames } from "./savedNames";

/**
 * Renames a damaged image and its journals, so that nobody reads them and somebody can look at them; those that were
 * set aside before are removed. Failures do no harm: a later journal has a higher number, and the highest counts.
 */
export async function setAside(files: FileSystemPort, folder: string): Promise<void> {
  const at = (name: string) => path.join(folder, name);
  try {
    const names = files.list(folder);
    for (const name of names) if (savedNames.numberOf("damaged", name) !== null) await files.remove(at(name));
    for (const name of names)
      if (savedNames.numberOf("image", name) !== null || savedNames.numberOf("journal", name) !== null)
        await files.rename(at(name), at(savedNames.damaged(name)));
  } catch {
    // See above; the damage itself is already told.
  }
}
