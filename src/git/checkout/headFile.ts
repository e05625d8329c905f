import { readFile, rename, rm } from "node:fs/promises";
import path from "node:path";
import { makeWhole } from "./makeWhole";

const fileIn = (gitFolder: string): string => path.join(gitFolder, "HEAD");
const lockIn = (gitFolder: string): string => path.join(gitFolder, "HEAD.lock");

/** git's HEAD of a working tree, as its file says it. */
export const headFile = {
  in: fileIn,

  read: (gitFolder: string): Promise<string> => readFile(fileIn(gitFolder), "utf8"),

  /** The branch that the text of a HEAD names; null when it is detached. */
  branch: (head: string): string | null => /^ref: refs\/heads\/([^\n]+)/.exec(head)?.[1] ?? null,

  /** Detaches it at a commit. As git does it: a lock that becomes the file. */
  async detach(gitFolder: string, commit: string, rescueFolder: string): Promise<void> {
    await makeWhole(lockIn(gitFolder), `${commit}\n`, path.join(rescueFolder, "HEAD.new"));
    await rename(lockIn(gitFolder), fileIn(gitFolder));
  },

  /** Removes the lock that a killed `detach` of this commit has left. */
  async unlock(gitFolder: string, commit: string): Promise<void> {
    const text = await readFile(lockIn(gitFolder), "utf8").catch(() => null); // there is none
    if (text === `${commit}\n`) await rm(lockIn(gitFolder), { force: true });
  },
};
