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
  version: 1,
  isNamedByFolder: false,
  onlyGrows: true,
  recognize(folder, names) {
    const candidates = names.filter(({ name, kind }) => kind === "file" && isCandidate.test(name));
    if (candidates.length === 0 || candidates.length > maxCandidates) return noRun;
    const others = new Set(["metrics.csv", "results.csv", "progress.csv"]);
    const tables = candidates
      .filter(({ name }) => !others.has(name))
      .map(({ name }) => path.join(folder, name))
      .filter((file) => isKeras(headerOf(file)));
    return { ...noRun, units: tables.map((file) => fileUnit(format, file, tables.length === 1 ? folder : file)) };
  },
  // Logs of many runs have one name, and their folders tell them apart.
  nameOf: ({ path: file, directory }) => path.basename(directory === null || directory === file ? file : directory),
  plan: (unit) => (existsSync(unit.path) ? { tables: [{ name: "", path: unit.path, decoder }], documents: [] } : null),
  describe: () => ({ events: [], problems: [] }),
};

function isKeras([first, ...rest]: readonly string[]): boolean {
  if (first !== "epoch" || rest.length === 0) return false;
  return rest.every((name, index) => /^[^\s"']+$/.test(name) && (index === 0 || rest[index - 1]! <= name));
}
