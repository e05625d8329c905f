import { lstat, readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { TrashedRun } from "./trashedRun";

/** What is in the trash of a project, the newest first. Folders that nobody here put there are left out. */
export async function listTrash(home: string): Promise<TrashedRun[]> {
  const trash = path.join(home, "trash");
  const found: TrashedRun[] = [];
  for (const name of await names(trash)) {
    const run = await read(path.join(trash, name), path.dirname(home));
    if (run) found.push(run);
  }
  return found.sort((one, other) => other.deletedAt - one.deletedAt);
}

/** A link leads elsewhere, and what lies there is no trash. */
async function names(trash: string): Promise<string[]> {
  try {
    const isFolder = (await lstat(trash)).isDirectory();
    const entries = isFolder ? await readdir(trash, { withFileTypes: true }) : [];
    return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  } catch {
    return []; // nothing was deleted here yet
  }
}

async function read(entry: string, project: string): Promise<TrashedRun | null> {
  try {
    if (!(await lstat(path.join(entry, "run"))).isDirectory()) return null;
    const origin: unknown = JSON.parse(await readFile(path.join(entry, "origin.json"), "utf8"));
    if (typeof origin !== "object" || origin === null) return null;
    const { run_id: runId, run_name: runName, directory, deleted_at: deletedAt } = origin as Record<string, unknown>;
    const isWhole = typeof runId === "string" && typeof runName === "string" && typeof directory === "string";
    if (!isWhole || typeof deletedAt !== "number") return null;
    return { runId, runName, directory: path.resolve(project, directory), deletedAt, entry };
  } catch {
    return null; // a folder of somebody else's, or one that is just being moved
  }
}
