import { lstat, readdir } from "node:fs/promises";
import path from "node:path";
import type { Repository } from "../port/repository";

/**
 * A folder that does not exist yet or is empty, for a new working tree: `<repository>.worktrees/<label>-<id>` beside the main
 * working tree, or in `parent`. (Not in the editor's server folder: people delete that to cure it.)
 */
export async function freeFolder(
  repository: Repository,
  label: string,
  revision: string,
  parent: string | null,
): Promise<string> {
  const { commonFolder, topLevel } = repository;
  const main = path.basename(commonFolder) === ".git" ? path.dirname(commonFolder) : topLevel;
  const safe = label
    .replace(/[^A-Za-z0-9.-]+|\.{2,}/g, "-")
    .replace(/^[-.]+|[-.]+$/g, "")
    .slice(0, 60);
  const name = [safe, revision.slice(0, 10)].filter(Boolean).join("-");
  const folder = path.join(parent ?? `${main}.worktrees`, name);
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? folder : `${folder}-${number}`;
    if (await isFree(candidate)) return candidate;
  }
}

async function isFree(folder: string): Promise<boolean> {
  const status = await lstat(folder).catch(() => null); // a failure means: nothing is there
  return status === null || (status.isDirectory() && (await readdir(folder)).length === 0);
}
