import { link, rm, writeFile } from "node:fs/promises";

/**
 * Makes a file that has its text from the first moment, and never over another one (EEXIST): a kill leaves nothing of
 * it, or all. `scratch` is a name for it meanwhile, on the same disk.
 */
export async function makeWhole(file: string, text: string, scratch: string): Promise<void> {
  await writeFile(scratch, text);
  try {
    await link(scratch, file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== "EPERM" && code !== "ENOTSUP") throw error;
    await writeFile(file, text, { flag: "wx" }); // a disk without such links
  } finally {
    await rm(scratch, { force: true });
  }
}
