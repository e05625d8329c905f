import path from "node:path";
import { runbackHome } from "../../index/place/runbackHome";

/**
 * The `.runback` folders of a workspace.
 * @param logDirectories where runs are looked for
 */
export function runbackHomes(workspaceFolders: readonly string[], logDirectories: readonly string[]): string[] {
  const places = [...workspaceFolders.map((folder) => path.join(folder, "runs")), ...logDirectories];
  const homes = places.map((place) => runbackHome(place, workspaceFolders)).filter((home) => home !== null);
  return [...new Set(homes)];
}
