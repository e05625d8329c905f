import * as fs from "node:fs";
import * as path from "node:path";
import { promisify } from "node:util";
import { errorCode } from "../../errorCode";
import type { FileSystemPort } from "./fileSystemPort";

const open = promisify(fs.open);
const write = promisify(fs.write);
const fsync = promisify(fs.fsync);
/**
 * One write call takes at most this much, so that a huge image does not hold up other work of the thread pool. An image
 * of ten thousand runs goes in one call, while this thread works on.
 */
const largestWrite = 64 * 1024 * 1024;

function readAt(file: number, position: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let filled = 0;
  while (filled < length) {
    const count = fs.readSync(file, bytes, filled, length - filled, position + filled);
    if (count === 0) break;
    filled += count;
  }
  return bytes.subarray(0, filled);
}

/** The real disk. */
export const nodeFileSystem: FileSystemPort = {
  list: (folder) => fs.readdirSync(folder),
  size: (file) => fs.statSync(file, { throwIfNoEntry: false })?.size ?? null,
  readFile: (file) => fs.readFileSync(file),
  glimpse(file) {
    const descriptor = fs.openSync(file, "r");
    try {
      const { size, mtimeMs } = fs.fstatSync(descriptor);
      return { bytes: readAt(descriptor, 0, Math.min(size, 4096)), mtime: mtimeMs };
    } finally {
      fs.closeSync(descriptor);
    }
  },
  openToRead: (file) => fs.openSync(file, "r"),
  readAt,
  close: (file) => fs.closeSync(file),
  makeFolder: async (folder) => void (await fs.promises.mkdir(folder, { recursive: true })),
  create: (file) => open(file, "wx+"),
  async writeAt(file, bytes, position) {
    for (let done = 0; done < bytes.length;) {
      const count = Math.min(largestWrite, bytes.length - done);
      done += (await write(file, bytes, done, count, position + done)).bytesWritten;
    }
  },
  sync: (file) => fsync(file),
  async syncFolder(folder) {
    if (process.platform === "win32") return; // Windows opens no folders; its file systems keep names by themselves.
    const descriptor = await open(folder, "r");
    try {
      await fsync(descriptor);
    } catch (error) {
      // Some network and FUSE file systems know no fsync of folders: they keep names in their own way.
      if (!["EINVAL", "ENOTSUP", "EPERM", "EBADF", "EISDIR"].includes(errorCode(error))) throw error;
    } finally {
      fs.closeSync(descriptor);
    }
  },
  rename: (from, to) => fs.promises.rename(from, to),
  remove: (file) => fs.promises.unlink(file),
  removeFolder: (folder) => fs.promises.rmdir(folder),
  async touch(file) {
    const now = Date.now() / 1000;
    await fs.promises.utimes(path.resolve(file), now, now);
  },
};
