import path from "node:path";
import type { ImportUnit } from "../../src/index/imports/importer";

/** The unit of a run's folder, or of a file with many runs. */
export function benchUnit(format: string, place: string, isManyRuns = false): ImportUnit {
  const rest = { experiment: "bench", experimentPath: path.dirname(place), isAddition: false };
  return { format, path: place, directory: isManyRuns ? null : place, ...rest };
}
