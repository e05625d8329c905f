import { readFile, stat } from "node:fs/promises";
import path from "node:path";
import type { MarksFile } from "../../core/marks/marksFile";
import { parseMarks } from "../../core/marks/parseMarks";
import type { Problem } from "../../core/model/problem";

/** A note is a page or two; nothing that somebody wrote by hand is larger (bytes). */
const largest = 4 * 1024 * 1024;

/** What a marks file says, and of which run: the one it names, else the one its own name says. */
export interface ReadMarksFile {
  readonly runId: string;
  readonly file: MarksFile;
  readonly problems: readonly Problem[];
}

/** Reads a marks file. Fails as the file system does, and when it is no file or too large. */
export async function readMarksFile(place: string): Promise<ReadMarksFile> {
  const stats = await stat(place);
  if (!stats.isFile()) throw new Error(`${place} is not a file.`);
  if (stats.size > largest) throw new Error(`${place} is too large for marks.`);
  const { file, problems } = parseMarks(await readFile(place, "utf8"));
  const runId = file.runId ?? decoded(path.basename(place, ".json"));
  return { runId, file, problems: problems.map((one) => ({ file: place, ...one })) };
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name; // a name that nobody encoded stands for itself
  }
}
