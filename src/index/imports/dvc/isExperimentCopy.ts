import * as path from "node:path";

const copies = path.join(path.sep, ".dvc", "tmp", "exps", path.sep);

/** Whether a folder is, or lies in, a copy of a project in which DVC runs an experiment (`.dvc/tmp/exps/…`). */
export function isExperimentCopy(folder: string): boolean {
  return folder.includes(copies);
}
