import { statSync } from "node:fs";
import path from "node:path";
import type { RunFolder, WandbUnit } from "./runFolders";
import { sideFiles } from "./sideFiles";

type FileStamp = readonly [size: number, mtime: number, inode: number] | null;

/** State of a run's files on the disk; equal texts mean that nothing changed. */
export function stampRun({ folders }: WandbUnit): string {
  return JSON.stringify(folders.map((folder) => [folder.path, stampFile(folder.log), stampSideFiles(folder)]));
}

/** State of the files beside a start's log, as one text. */
export function stampSideFiles({ path: folder }: RunFolder): string {
  return JSON.stringify(Object.values(sideFiles).map((name) => stampFile(path.join(folder, name))));
}

function stampFile(file: string): FileStamp {
  try {
    const { size, mtimeMs, ino } = statSync(file);
    return [size, mtimeMs, ino];
  } catch {
    return null; // not there
  }
}
