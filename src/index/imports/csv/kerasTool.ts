import { existsSync } from "node:fs";
import * as path from "node:path";
import { csvDecoder } from "../../../core/readers/csv/csvDecoder";
import { plainLayout } from "../../../core/readers/csv/csvLayout";
import type { TableTool } from "../tables/tableTool";
import { fileUnit, noRun } from "./folderUnit";
import { headerOf } from "./headerOf";

const format = "keras";
const isCandidate = /\.(?:csv|tsv|log)$/i;
/** Files of one folder whose headers are looked at: a folder with more holds data. */
const maxCandidates = 24;
const decoder = csvDecoder(format, { ...plainLayout, stepColumns: ["epoch"] });

/**
 * Keras' CSVLogger: a table of any name whose first column is `epoch` and whose other columns are sorted. A folder with
 * one such table is the run; of several, each is a run of its own.
 */
export const kerasTool: TableTool = {
  format,
  version: 2,
  isNamedByFolder: false,
  onlyGrows: true,
  recognize(folder, names) {
    const candidates = names.filter(({ name, kind }) => kind === "file" && isCandidate.test(name));
    if (candidates.length === 0 || candidates.length > maxCandidates) return noRun;
    const tables = candidates.map(({ name }) => path.join(folder, name)).filter((file) => isKeras(headerOf(file)));
    return { ...noRun, units: tables.map((file) => fileUnit(format, file, tables.length === 1 ? folder : file)) };
  },
  // Logs of many runs have one name, and their folders tell them apart.
  nameOf: ({ path: file, directory, runName }) =>
    directory === null || directory === file ? path.basename(file) : (runName ?? path.basename(directory)),
  plan: (unit) => (existsSync(unit.path) ? { tables: [{ name: "", path: unit.path, decoder }], documents: [] } : null),
  describe: () => ({ events: [], problems: [] }),
};

/** A column `step` is Lightning's, whose columns are sorted as well. */
function isKeras([first, ...rest]: readonly string[]): boolean {
  if (first !== "epoch" || rest.length === 0 || rest.includes("step")) return false;
  if (!rest.every((name) => /^[^\s"']+$/.test(name))) return false;
  // Where the first epoch validates nothing, columns for that are put behind the sorted ones.
  const own = rest.slice(0, Math.ceil(rest.length / 2));
  const isDoubled = own.every((name, index) => rest[own.length + index] === `val_${name}`);
  return isSorted(rest) || (isDoubled && isSorted(own));
}

function isSorted(names: readonly string[]): boolean {
  return names.every((name, index) => index === 0 || names[index - 1]! <= name);
}
