import { randomBytes } from "node:crypto";
import { readFile, rm } from "node:fs/promises";
import path from "node:path";
import { replaceFile } from "../paths/replaceFile";
import { isLiving } from "../process/isLiving";

const form = /^Runback is busy with this working tree \(process (\d+), ([0-9a-f]{16})\)/;
/** Acts of this process that are under way. */
const underWay = new Set<string>();

/**
 * The lock that a working tree has while it is made or removed: git's own `locked` file with a reason that names us.
 * It is the first thing there is of a working tree and the last that goes, so that what a kill leaves is known as ours.
 */
export const worktreeLock = {
  /** A new reason; `end` when the act has ended. */
  begin(): { readonly reason: string; readonly end: () => void } {
    const id = randomBytes(8).toString("hex");
    underWay.add(id);
    const reason = `Runback is busy with this working tree (process ${process.pid}, ${id})`;
    return { reason, end: () => void underWay.delete(id) };
  },

  async write(gitFolder: string, reason: string): Promise<void> {
    await replaceFile(fileOf(gitFolder), reason);
  },

  async remove(gitFolder: string): Promise<void> {
    await rm(fileOf(gitFolder), { force: true });
  },

  /** "none": not locked by us; "left": by an act that has ended without unlocking it. */
  async state(gitFolder: string): Promise<"none" | "busy" | "left"> {
    const reason = await readFile(fileOf(gitFolder), "utf8").catch(() => ""); // not locked
    const [, processId, id = ""] = form.exec(reason) ?? [];
    if (processId === undefined) return "none";
    const isBusy = Number(processId) === process.pid ? underWay.has(id) : isLiving(Number(processId));
    return isBusy ? "busy" : "left";
  },
};

const fileOf = (gitFolder: string): string => path.join(gitFolder, "locked");
