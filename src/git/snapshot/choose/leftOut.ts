import { realpath } from "node:fs/promises";
import path from "node:path";
import type { BytePath } from "../../paths/bytePath";

/** Folders that are neither source nor "dirty": watched log directories, run folders, every `.runback/`. */
export class LeftOut {
  private constructor(private readonly folders: readonly BytePath[]) {}

  /** `folders` are absolute; those outside `topLevel` do not matter. */
  static async of(topLevel: string, folders: readonly string[]): Promise<LeftOut> {
    const real = await Promise.all(folders.map(realFolder));
    // A log directory that is the repository itself, or above it, would leave out everything: it counts as none.
    const inside = real
      .map((folder) => path.relative(topLevel, folder))
      .filter((folder) => folder !== "" && !folder.startsWith("..") && !path.isAbsolute(folder))
      .map((folder) => Buffer.from(folder.split(path.sep).join("/"), "utf8").toString("latin1"));
    return new LeftOut([...new Set(inside)].sort());
  }

  /** Whether a path of the repository lies in a left-out folder (or is one). */
  holds(file: BytePath): boolean {
    if (/(?:^|\/)\.runback(?:\/|$)/.test(file)) return true;
    return this.folders.some((folder) => file === folder || file.startsWith(`${folder}/`));
  }

  /** Arguments for `git ls-files` that keep it from walking these folders. */
  excludeArguments(): string[] {
    const patterns = this.folders.map((folder) => `/${utf8(folder).replace(/[*?[\]\\!# ]/g, "\\$&")}/`);
    return [".runback/", ...patterns].map((pattern) => `--exclude=${pattern}`);
  }
}

const utf8 = (folder: BytePath): string => Buffer.from(folder, "latin1").toString("utf8");

async function realFolder(folder: string): Promise<string> {
  try {
    return await realpath(folder);
  } catch {
    const parent = path.dirname(path.resolve(folder)); // not made yet: its place counts all the same
    return parent === folder ? folder : path.join(await realFolder(parent), path.basename(folder));
  }
}
