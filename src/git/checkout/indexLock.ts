import { readFile, rm } from "node:fs/promises";
import path from "node:path";
import { GitTrouble } from "../process/gitTrouble";
import { makeWhole } from "./makeWhole";

const textOf = (rescueFolder: string): string => `Runback checkout ${path.basename(rescueFolder)}\n`;
const fileOf = (gitFolder: string): string => path.join(gitFolder, "index.lock");

/** git's own lock of the index, held while the working tree is changed; its text names the rescue it belongs to. */
export const indexLock = {
  /** Takes it, or finds it taken for the same rescue by an act that was killed. */
  async take(gitFolder: string, rescueFolder: string): Promise<void> {
    if (await this.isOurs(gitFolder, rescueFolder)) return;
    try {
      await makeWhole(fileOf(gitFolder), textOf(rescueFolder), path.join(rescueFolder, "lock"));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      throw new GitTrouble("exists", "Another git process holds the index (index.lock).", "Wait until it has ended.");
    }
  },

  async isOurs(gitFolder: string, rescueFolder: string): Promise<boolean> {
    const text = await readFile(fileOf(gitFolder), "utf8").catch(() => null); // not locked
    return text === textOf(rescueFolder);
  },

  async release(gitFolder: string, rescueFolder: string): Promise<void> {
    if (await this.isOurs(gitFolder, rescueFolder)) await rm(fileOf(gitFolder), { force: true });
  },
};
