import { existsSync } from "node:fs";
import * as path from "node:path";
import { csvDecoder } from "../../../core/readers/csv/csvDecoder";
import { plainLayout } from "../../../core/readers/csv/csvLayout";
import type { TableTool } from "../tables/tableTool";
import { folderUnit, noRun } from "./folderUnit";

const format = "catboost";
const training = "catboost_training.json";
const tables = [
  { name: "learn_error.tsv", prefix: "learn/" },
  { name: "test_error.tsv", prefix: "test/" },
  { name: "time_left.tsv", prefix: "time/" },
].map(({ name, prefix }) => ({
  name,
  decoder: csvDecoder(format, { ...plainLayout, delimiter: "\t", stepColumns: ["iter"], prefix }),
}));

/** Folders with event files that repeat the tables, one for each set of data. */
const isRepetition = /^(?:learn|test\d*)$/;

/**
 * CatBoost's `catboost_info` folder: tables of its learn and test errors and of the time it took. Every `fit` in that
 * place overwrites it. What repeats the tables is not read: `catboost_training.json`, and event files with fewer digits.
 */
export const catboostTool: TableTool = {
  format,
  version: 1,
  isNamedByFolder: false,
  onlyGrows: true,
  recognize(folder, names) {
    const files = new Set(names.filter(({ kind }) => kind === "file").map(({ name }) => name));
    const isCatboost = files.has("learn_error.tsv") || (files.has("test_error.tsv") && files.has(training));
    if (!isCatboost) return noRun;
    const closed = names.filter(({ name, kind }) => kind === "folder" && isRepetition.test(name));
    return { ...noRun, units: [folderUnit(format, folder)], closed: closed.map(({ name }) => name) };
  },
  plan(unit) {
    const all = tables.map(({ name, decoder }) => ({ name, path: path.join(unit.path, name), decoder }));
    const there = all.filter((table) => existsSync(table.path));
    return there.length === 0 ? null : { tables: there, documents: [] };
  },
  describe: () => ({ events: [], problems: [] }),
};
