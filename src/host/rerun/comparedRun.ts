import { readFile, stat } from "node:fs/promises";
import type { ComparedRun } from "../../core/compare/differencesOf";
import type { RunDetail } from "../../core/model/runDetail";
import { realPlace } from "../files/realPlace";

/** Bytes; a list of packages is a few thousand lines at most. */
const limit = 4 * 1024 * 1024;

/** A run with its packages, which the log keeps in a file of the run's folder; without them when that is not there. */
export async function comparedRun(detail: RunDetail): Promise<ComparedRun> {
  return { detail, packages: await packagesOf(detail) };
}

async function packagesOf({ environment, row }: RunDetail): Promise<Record<string, string>> {
  const file = environment?.["packages_file"];
  if (typeof file !== "string") return {};
  const place = await realPlace(file, row.directory, [row.directory]).catch(() => null); // It was deleted.
  if (!place?.isInside || (await stat(place.path)).size > limit) return {};
  const found: Record<string, string> = {};
  for (const line of (await readFile(place.path, "utf8")).split("\n")) {
    const [, name, version] = /^([^=\s]+)==(.*)$/.exec(line.trim()) ?? [];
    if (name !== undefined && version !== undefined) found[name] = version;
  }
  return found;
}
