import * as path from "node:path";
import type { ImportUnit, Recognition } from "../importer";

/** The answer for a folder that holds no run. */
export const noRun: Recognition = { units: [], closed: [], isCollection: false };

/** The unit of a folder that is one run; its experiment is the folder above. */
export function folderUnit(format: string, folder: string): ImportUnit {
  return fileUnit(format, folder, folder);
}

/** The unit of a run that is a file or a folder. @param directory the folder, or the file, that stands for the run */
export function fileUnit(format: string, file: string, directory: string): ImportUnit {
  const experimentPath = path.dirname(directory);
  const experiment = path.basename(experimentPath);
  return { format, path: file, directory, experiment, experimentPath, isAddition: false };
}
