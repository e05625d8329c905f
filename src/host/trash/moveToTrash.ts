import { mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import type { RunRow } from "../../core/model/runRow";
import { makeRunbackHome } from "../../index/place/makeRunbackHome";
import type { TrashedRun } from "./trashedRun";

/**
 * Moves the folder of one of our own runs to its project's trash (docs/marks.md). Fails as the file system does, for
 * instance when the log directory lies on another disk; then the run stays where it is.
 * @param home the `.runback` folder of the project
 * @param now milliseconds since the epoch
 */
export async function moveToTrash(row: RunRow, home: string, now: number): Promise<TrashedRun> {
  const { runId, runName, directory } = row;
  const trash = await makeRunbackHome(home, "trash");
  const entry = await mkdtemp(path.join(trash, `${now}-`));
  // Relative, so that the run finds back when the project was moved meanwhile.
  const from = path.relative(path.dirname(home), directory);
  const origin = { run_id: runId, run_name: runName, directory: from, deleted_at: now };
  try {
    await writeFile(path.join(entry, "origin.json"), `${JSON.stringify(origin)}\n`);
    await rename(directory, path.join(entry, "run"));
  } catch (error) {
    await rm(entry, { recursive: true, force: true });
    throw error;
  }
  return { runId, runName, directory, deletedAt: now, entry };
}
