import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { holdsOthersOnly } from "./holdsOthersOnly";
import { isRegularFile } from "../place/isRegularFile";

/** Bounds of the one look below a workspace folder: it must cost little in a huge tree. */
const maxDepth = 4;
const maxFolders = 2000;
const maxFound = 64;
const skipped = new Set(["node_modules", ".git", ".venv", "venv", "__pycache__", "site-packages", ".tox", ".cache"]);

/** Where runs lie below a project's folder, unless the user says otherwise. */
const ownPath = path.join(".runback", "runs");

/**
 * The log directories of workspace folders: `.runback/runs` in each, in the nearest folder above that has a `.runback`,
 * in the git top level above, and where one bounded look below finds a `.runback`. Named ones come first. A directory
 * need not exist yet: it is watched for. A named file is none, nor is a folder that clearly is another tool's.
 */
export async function findLogDirectories(
  workspaceFolders: readonly string[],
  named: readonly string[],
): Promise<readonly string[]> {
  const isCandidate = (one: string) => !isRegularFile(one) && !holdsOthersOnly(one, "events.jsonl");
  const found = new Set(named.map((one) => path.resolve(one)).filter(isCandidate));
  for (const folder of workspaceFolders.map((one) => path.resolve(one))) {
    found.add(path.join(folder, ownPath));
    for (const marker of [".runback", ".git"]) {
      const owner = nearestAbove(folder, marker);
      if (owner !== null) found.add(path.join(owner, ownPath));
    }
    for (const below of await lookBelow(folder)) found.add(below);
  }
  return [...found];
}

/** The folder itself or the nearest one above that holds `marker`; never the home folder's parents or the disk's root. */
function nearestAbove(folder: string, marker: string): string | null {
  for (let at = folder; path.dirname(at) !== at; at = path.dirname(at))
    if (existsSync(path.join(at, marker))) return at;
  return null;
}

/** Breadth first, so that what lies near is found even when the bounds cut the look short. Links are not followed. */
async function lookBelow(top: string): Promise<string[]> {
  const found: string[] = [];
  let level = [top];
  let folders = 0;
  for (let depth = 0; depth < maxDepth && level.length > 0; depth++) {
    const next: string[] = [];
    for (const folder of level) {
      if (++folders > maxFolders || found.length >= maxFound) return found;
      for (const name of await folderNames(folder)) {
        if (name === ".runback") found.push(path.join(folder, ownPath));
        else if (!skipped.has(name) && !name.startsWith(".")) next.push(path.join(folder, name));
      }
    }
    level = next;
  }
  return found;
}

async function folderNames(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  } catch {
    return []; // a folder that cannot be listed holds nothing we could read
  }
}
