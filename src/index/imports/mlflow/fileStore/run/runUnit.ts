import * as path from "node:path";
import type { ImportUnit } from "../../../importer";

/** The unit of one run's folder. @param experiment name of its experiment */
export function runUnit(folder: string, experiment: string): ImportUnit {
  const experimentPath = path.dirname(folder);
  return { format: "mlflow", path: folder, directory: folder, experiment, experimentPath, isAddition: false };
}
