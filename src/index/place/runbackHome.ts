import { existsSync } from "node:fs";
import path from "node:path";

const homeName = ".runback";

/**
 * The `.runback` folder that a run's marks belong in: the nearest above its log, else that of the workspace folder the
 * log lies in, else of the first one, which then may not exist yet; null when there is none.
 * @param directory the run's folder
 */
export function runbackHome(directory: string, workspaceFolders: readonly string[]): string | null {
  for (let at = path.dirname(directory); path.dirname(at) !== at; at = path.dirname(at)) {
    if (path.basename(at) === homeName) return at;
    const home = path.join(at, homeName);
    if (existsSync(home)) return home;
  }
  const around = workspaceFolders.find((folder) => directory.startsWith(path.resolve(folder) + path.sep));
  const folder = around ?? workspaceFolders[0];
  return folder === undefined ? null : path.join(path.resolve(folder), homeName);
}
