import { readdir, rmdir } from "node:fs/promises";
import type { BytePath } from "../paths/bytePath";
import type { FileLook } from "../snapshot/tree/fileLook";

/** Removes the folders above paths that went, as far up as they are empty; git keeps none either. */
export async function removeEmptyAbove(look: FileLook, paths: readonly BytePath[]): Promise<void> {
  for (const path of paths)
    for (let end = path.lastIndexOf("/"); end > 0; end = path.lastIndexOf("/", end - 1))
      if (!(await removeEmpty(look.absolute(path.slice(0, end))))) break;
}

/** Removes a folder that holds nothing but empty folders, where a file is to be. */
export async function removeHollow(look: FileLook, path: BytePath): Promise<void> {
  if (!(await look.status(path))?.isDirectory()) return;
  for (const name of await readdir(look.absolute(path), { encoding: "buffer" }))
    await removeHollow(look, `${path}/${name.toString("latin1")}`);
  await removeEmpty(look.absolute(path));
}

async function removeEmpty(folder: Buffer): Promise<boolean> {
  try {
    await rmdir(folder);
    return true;
  } catch (error) {
    // Gone already is as good; not empty, or somebody's mount, is where it ends.
    return (error as NodeJS.ErrnoException).code === "ENOENT";
  }
}
