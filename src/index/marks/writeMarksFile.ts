import { open, rename } from "node:fs/promises";
import path from "node:path";
import type { MarkChange } from "../../core/marks/markChange";
import { changeMarks } from "../../core/marks/changeMarks";
import type { MarkEntry } from "../../core/marks/markEntry";
import type { MarksFile } from "../../core/marks/marksFile";
import { writeMarks } from "../../core/marks/writeMarks";
import { errorCode } from "../errorCode";
import { makeRunbackHome } from "../place/makeRunbackHome";
import { readMarksFile } from "./readMarksFile";
import { withFileLock } from "./withFileLock";

/** For git: lines of both sides are kept, since the newest of each field counts. */
const forGit = { ".gitattributes": "*.json merge=union\n", ".gitignore": "*.lock\n*.tmp\n/.gitignore\n" };

/** Where marks are kept. */
export interface MarksPlace {
  /** The `.runback` folder; made when it is not there. */
  readonly home: string;
  /** The folder in it. */
  readonly folder: string;
  /** The file's name. */
  readonly name: string;
  /** The run that is marked; null: the marks are of something else. */
  readonly runId: string | null;
}

/**
 * Changes a marks file, which is there as a whole before and after, whenever somebody is killed. What others mark
 * meanwhile, here or in another process, stays.
 * @param now milliseconds since the epoch
 * @param elsewhere what other files say of the run
 */
export async function writeMarksFile(
  { home, folder: folderName, name, runId }: MarksPlace,
  changes: readonly MarkChange[],
  now: number,
  elsewhere: readonly MarkEntry[] = [],
): Promise<void> {
  const folder = await makeRunbackHome(home, folderName, forGit);
  const place = path.join(folder, name);
  await withFileLock(`${place}.lock`, async () => {
    const before = (await readIfThere(place)) ?? { runId, entries: [], unread: [] };
    const after = changeMarks({ ...before, runId: before.runId ?? runId }, changes, now, elsewhere);
    if (after.entries !== before.entries) await replace(place, writeMarks(after));
  });
}

async function readIfThere(place: string): Promise<MarksFile | null> {
  try {
    return (await readMarksFile(place)).file;
  } catch (error) {
    if (errorCode(error) === "ENOENT") return null;
    throw error; // to write without having read would lose what is there
  }
}

/** One who was killed leaves the temporary file; the next one, who holds the lock, writes over it. */
async function replace(place: string, text: string): Promise<void> {
  const temporary = `${place}.tmp`;
  const file = await open(temporary, "w");
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(temporary, place);
}
