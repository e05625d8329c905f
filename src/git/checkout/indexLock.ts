import { link, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { GitTrouble } from "../process/gitTrouble";

const textOf = (rescueFolder: string): string => `Runback checkout ${path.basename(rescueFolder)}\n`;
const fileOf = (gitFolder: string): string => path.join(gitFolder, "index.lock");

/** git's own lock of the index, held while the working tree is changed; its text names the rescue it belongs to. */
export const indexLock = {
  /** Takes it, or finds it taken for the same rescue by an act that was killed. */
  async take(gitFolder: string, rescueFolder: string): Promise<void> {
    if (await this.isOurs(gitFolder, rescueFolder)) return;
    const text = path.join(rescueFolder, "lock");
    await writeFile(text, textOf(rescueFolder));
    try {
      await link(text, fileOf(gitFolder)); // with its text from the first moment, and never over another one
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === "EEXIST")
        throw new GitTrouble("exists", "Another git process holds the index (index.lock).", "Wait until it has ended.");
      if (code !== "EPERM" && code !== "ENOTSUP") throw error;
      await writeFile(fileOf(gitFolder), textOf(rescueFolder), { flag: "wx" }); // a disk without such links
    } finally {
      await rm(text, { force: true });
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
