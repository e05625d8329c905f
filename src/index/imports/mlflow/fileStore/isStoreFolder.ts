import * as path from "node:path";
import type { FolderName } from "../../importer";
import { isExperimentName } from "./isExperimentName";
import { metaKind } from "./metaKind";

/** Experiments that are looked into, at most, to tell what a folder is. */
const maxLooks = 8;

/** Whether a folder is a file store of MLflow: one of its folders named by digits is an experiment. */
export function isStoreFolder(folder: string, names: readonly FolderName[]): boolean {
  return names
    .filter(({ name, kind }) => kind === "folder" && isExperimentName(name))
    .slice(0, maxLooks)
    .some(({ name }) => metaKind(path.join(folder, name)) === "experiment");
}
