import type { Stats } from "node:fs";
import { lstat, open, readlink } from "node:fs/promises";
import type { BytePath } from "../../paths/bytePath";

/** Looks at what lies at paths of a working tree, without following a symbolic link anywhere. */
export class FileLook {
  private readonly top: string;
  private readonly plainFolders = new Map<BytePath, Promise<boolean>>([["", Promise.resolve(true)]]);

  constructor(topLevel: string) {
    this.top = Buffer.from(topLevel, "utf8").toString("latin1");
  }

  /** The absolute path, as the bytes that the file system knows. */
  absolute(path: BytePath): Buffer {
    return Buffer.from(`${this.top}/${path}`, "latin1");
  }

  /** lstat of the path; null when nothing is there or a folder above it is a symbolic link. */
  async status(path: BytePath): Promise<Stats | null> {
    if (!(await this.isPlainFolder(parentOf(path)))) return null;
    try {
      return await lstat(this.absolute(path));
    } catch {
      return null; // gone, or not to be reached: for the recipe both are "not there"
    }
  }

  /** Whether git can hash what lies there: a regular file or a symbolic link. */
  async isHashable(path: BytePath): Promise<boolean> {
    const found = await this.status(path);
    return found !== null && (found.isFile() || found.isSymbolicLink());
  }

  /** Content (of a symbolic link: its target), at most `most` bytes; null when it cannot be read. */
  async read(path: BytePath, most: number): Promise<Buffer | null> {
    try {
      const found = await lstat(this.absolute(path));
      if (found.isSymbolicLink()) return (await readlink(this.absolute(path), "buffer")).subarray(0, most);
      const file = await open(this.absolute(path), "r");
      try {
        const buffer = Buffer.alloc(Math.min(most, found.size + 1));
        let length = 0;
        for (let read = -1; read !== 0 && length < buffer.length; length += read)
          read = (await file.read(buffer, length, buffer.length - length)).bytesRead;
        return buffer.subarray(0, length);
      } finally {
        await file.close();
      }
    } catch {
      return null; // the caller lists the path as not readable
    }
  }

  private isPlainFolder(folder: BytePath): Promise<boolean> {
    let known = this.plainFolders.get(folder);
    if (!known) {
      known = this.lookAtFolder(folder);
      this.plainFolders.set(folder, known);
    }
    return known;
  }

  private async lookAtFolder(folder: BytePath): Promise<boolean> {
    if (!(await this.isPlainFolder(parentOf(folder)))) return false;
    try {
      return (await lstat(this.absolute(folder))).isDirectory();
    } catch {
      return false; // not there: nothing below it is
    }
  }
}

const parentOf = (path: BytePath): BytePath => path.slice(0, Math.max(0, path.lastIndexOf("/")));
