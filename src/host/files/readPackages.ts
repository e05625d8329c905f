import { readFile, stat } from "node:fs/promises";
import { realPlace } from "./realPlace";

/** Bytes; a list of packages is a few thousand lines at most. */
const limit = 4 * 1024 * 1024;

/**
 * The packages that a run wrote down, name to version; none when the file is not there, too large, or outside the
 * run's folder.
 * @param directory the run's folder
 * @param file as the log names it
 */
export async function readPackages(directory: string, file: string): Promise<Readonly<Record<string, string>>> {
  const place = await realPlace(file, directory, [directory]).catch(() => null); // It was deleted.
  if (!place?.isInside || (await stat(place.path)).size > limit) return {};
  const found: Record<string, string> = {};
  for (const line of (await readFile(place.path, "utf8")).split("\n")) {
    const [, name, version] = /^([^=\s]+)==(.*)$/.exec(line.trim()) ?? [];
    if (name !== undefined && version !== undefined) found[name] = version;
  }
  return found;
}
