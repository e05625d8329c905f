import { readdirSync } from "node:fs";
import * as path from "node:path";
import type { FolderName, Importer } from "../importer";
import { databaseStamp } from "../sqlite/databaseStamp";
import { databaseExperiment } from "./database/databaseExperiment";
import { databaseStore } from "./database/databaseStore";
import { folderExperiment } from "./fileStore/folderExperiment";
import { FileStore } from "./fileStore/fileStore";
import { isExperimentName } from "./fileStore/isExperimentName";
import { isStoreFolder } from "./fileStore/isStoreFolder";

const fileStore = new FileStore();
/** Where runs of a database keep their artifacts, beside it. */
const artifactFolders: readonly string[] = ["mlruns", "mlartifacts"];

/** MLflow's two local stores: a folder with files, and a SQLite database. */
export const mlflowImporter: Importer = {
  format: "mlflow",
  version: 3,
  recordsEnd: true,
  recognize(folder, names) {
    const found = fileStore.recognize(folder, names);
    if (found !== null) return found;
    const units = databaseStore.recognize(folder, names);
    const closed = units.length === 0 ? [] : artifactFolders.filter((name) => isArtifactTree(folder, name, names));
    return { units, closed, isCollection: false };
  },
  explore: (folder) => fileStore.explore(folder),
  stamp: (unit) => (unit.directory === null ? databaseStamp(unit.path) : fileStore.stamp(unit)),
  describeExperiment: ({ path: place, directory, experimentPath }, key) =>
    directory === null ? databaseExperiment(place, key) : Promise.resolve(folderExperiment(experimentPath)),
  read: (unit, memory) => (unit.directory === null ? databaseStore.read(unit, memory) : fileStore.read(unit, memory)),
};

/** Whether a folder beside a database holds artifacts of its runs only, and is no file store of its own. */
function isArtifactTree(folder: string, name: string, names: readonly FolderName[]): boolean {
  if (!names.some((one) => one.name === name && one.kind === "folder")) return false;
  const tree = path.join(folder, name);
  try {
    const inside = readdirSync(tree, { withFileTypes: true }).map((entry): FolderName => ({
      name: entry.name,
      kind: entry.isDirectory() ? "folder" : "file",
    }));
    return inside.some((one) => isExperimentName(one.name)) && !isStoreFolder(tree, inside);
  } catch {
    return false; // not readable: the search will say so
  }
}
