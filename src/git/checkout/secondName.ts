import { copyFile, link, stat, utimes } from "node:fs/promises";

/**
 * Gives one of git's own files a second name: git replaces these files and never writes into them, so that the second
 * name keeps content and time. Where the disk has no such links, a copy with the same time. No file, no second name.
 */
export async function secondName(file: string, as: string): Promise<void> {
  try {
    await link(file, as);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return;
    if (code === "EEXIST") throw error;
    await copyFile(file, as);
    const { atime, mtime } = await stat(file);
    await utimes(as, atime, mtime);
  }
}
