import { readFile } from "node:fs/promises";
import path from "node:path";
import { replaceFile } from "../paths/replaceFile";

/** What this product notes of a working tree that it made. */
export interface WorktreeMark {
  /** The state that was asked for: commit, or tree of commit and patch together. */
  readonly revision: string;
  readonly asChanges: boolean;
  /** False while it is being made: one that was left so by a kill is made again. */
  readonly isReady: boolean;
}

/** The note lies in git's own folder of the working tree, so that it goes when the working tree goes. */
export const worktreeMark = {
  async read(gitFolder: string): Promise<WorktreeMark | null> {
    try {
      const parsed: unknown = JSON.parse(await readFile(fileOf(gitFolder), "utf8"));
      return isMark(parsed) ? parsed : null;
    } catch {
      return null; // no note, or not ours: a working tree of the user's own
    }
  },

  async write(gitFolder: string, mark: WorktreeMark): Promise<void> {
    await replaceFile(fileOf(gitFolder), JSON.stringify(mark));
  },
};

const fileOf = (gitFolder: string): string => path.join(gitFolder, "runback.json");

function isMark(value: unknown): value is WorktreeMark {
  const mark = value as Partial<WorktreeMark> | null;
  return typeof mark?.revision === "string" && typeof mark.asChanges === "boolean" && typeof mark.isReady === "boolean";
}
