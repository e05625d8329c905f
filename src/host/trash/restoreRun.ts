import { existsSync } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import type { TrashedRun } from "./trashedRun";

/**
 * Moves a run's folder back to where it was.
 * @param logDirectories where runs are looked for: a trash that came with a project must not name another place
 */
export async function restoreRun(run: TrashedRun, logDirectories: readonly string[]): Promise<void> {
  const { directory, entry, runName } = run;
  if (!logDirectories.some((logs) => directory.startsWith(logs + path.sep)))
    throw new Error(`${runName} was in ${directory}, which is not in a log directory of this workspace.`);
  // rename would replace an empty folder.
  if (existsSync(directory)) throw new Error(`${directory} already exists.`);
  await mkdir(path.dirname(directory), { recursive: true });
  await rename(path.join(entry, "run"), directory);
  await rm(entry, { recursive: true, force: true });
}
