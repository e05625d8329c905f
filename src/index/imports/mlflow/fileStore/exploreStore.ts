import { readdirSync } from "node:fs";
import * as path from "node:path";
import { Breath } from "../../../breath";
import type { ImportUnit } from "../../importer";
import { experimentNameOf } from "./experimentNameOf";
import { isExperimentName } from "./isExperimentName";
import { metaKind } from "./metaKind";
import { runUnit } from "./run/runUnit";

/** Folders of an experiment that are no runs. */
const reserved: ReadonlySet<string> = new Set(["tags", "datasets", "traces", "models", ".trash"]);

/**
 * The runs of a file store, or of one experiment of it, as their folders are listed; whether a folder holds a run is not
 * looked at here. Deleted experiments lie in `.trash` and are left out.
 */
export async function* exploreStore(folder: string): AsyncIterable<ImportUnit> {
  const breath = new Breath();
  const experiments = metaKind(folder) === "experiment" ? [folder] : experimentsOf(folder);
  for (const experiment of experiments) {
    const name = experimentNameOf(experiment);
    if (name === null) continue;
    for (const run of foldersIn(experiment)) {
      if (!reserved.has(run)) yield runUnit(path.join(experiment, run), name);
      await breath.take();
    }
  }
}

function experimentsOf(folder: string): string[] {
  return foldersIn(folder)
    .filter((name) => isExperimentName(name))
    .map((name) => path.join(folder, name));
}

function foldersIn(folder: string): string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  } catch {
    return []; // gone since it was found, or not readable: it holds no runs for us
  }
}
