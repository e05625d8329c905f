import { rm } from "node:fs/promises";
import { listTrash } from "./listTrash";

/** How long deleted runs are kept (ms). */
const keptFor = 30 * 24 * 3_600_000;

/**
 * Removes for good what was deleted 30 days ago or earlier.
 * @param home the `.runback` folder of a project
 * @param now milliseconds since the epoch
 * @returns how many runs
 */
export async function emptyTrash(home: string, now: number): Promise<number> {
  const old = (await listTrash(home)).filter(({ deletedAt }) => now - deletedAt > keptFor);
  for (const { entry } of old) await rm(entry, { recursive: true, force: true });
  return old.length;
}
