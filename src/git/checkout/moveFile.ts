import { copyFile, lstat, lutimes, readlink, rename, symlink, unlink } from "node:fs/promises";

/**
 * Moves a file or link without following it, over a file or link that is there. To another disk it is copied under
 * another name first, so that the target is whole at every moment.
 */
export async function moveFile(from: Buffer, to: Buffer): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EXDEV") throw error;
    const part = Buffer.concat([to, Buffer.from(".part")]);
    const status = await lstat(from);
    await unlink(part).catch(() => undefined); // there is none but after a kill
    if (status.isSymbolicLink()) await symlink(await readlink(from, "buffer"), part);
    else await copyFile(from, part);
    await lutimes(part, status.atime, status.mtime);
    await rename(part, to);
    await unlink(from);
  }
}
