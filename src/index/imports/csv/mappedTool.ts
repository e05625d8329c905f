import { existsSync } from "node:fs";
import * as path from "node:path";
import { csvDecoder } from "../../../core/readers/csv/csvDecoder";
import { plainLayout } from "../../../core/readers/csv/csvLayout";
import { jsonLinesDecoder } from "../../../core/readers/jsonLines/jsonLinesDecoder";
import { globPattern } from "../../../core/text/globPattern";
import type { TableMapping } from "../../../protocol/tableMapping";
import type { ImportUnit } from "../importer";
import type { TableTool } from "../tables/tableTool";
import { fileUnit, noRun } from "./folderUnit";

const format = "csv";
const isJson = /\.(?:jsonl|ndjson|json)$/i;
/** Files of one folder that are taken as runs. */
const maxFiles = 1000;

/**
 * Tables and JSON Lines that the user mapped: which files they are, and which column is the step. A folder with one such
 * file is the run; of several, each is a run of its own.
 * @param folders that patterns are relative to
 */
export function mappedTool(mappings: readonly TableMapping[], folders: readonly string[]): TableTool {
  const rules = mappings.flatMap(({ files, step }) => {
    const pattern = globPattern(files);
    return pattern === null ? [] : [{ pattern, decoders: decodersFor(step) }];
  });
  const ruleOf = (file: string) => {
    const names = folders.map((folder) => path.relative(folder, file).replaceAll("\\", "/"));
    return rules.find(({ pattern }) => names.some((name) => pattern.test(name)));
  };
  return {
    format,
    version: 2,
    isNamedByFolder: false,
    recognize(folder, names) {
      const files = names.filter(({ kind }) => kind === "file").map(({ name }) => path.join(folder, name));
      const found = files.filter((file) => ruleOf(file) !== undefined).slice(0, maxFiles);
      return { ...noRun, units: found.map((file) => fileUnit(format, file, found.length === 1 ? folder : file)) };
    },
    nameOf: ({ path: file, directory, runName }: ImportUnit) =>
      directory === null || directory === file ? path.parse(file).name : (runName ?? path.basename(directory)),
    plan(unit) {
      const rule = ruleOf(unit.path);
      if (rule === undefined || !existsSync(unit.path)) return null;
      const decoder = isJson.test(unit.path) ? rule.decoders.json : rule.decoders.table;
      return { tables: [{ name: "", path: unit.path, decoder }], documents: [] };
    },
    describe: () => ({ events: [], problems: [] }),
  };
}

function decodersFor(step: string) {
  const stepColumns = step === "" ? plainLayout.stepColumns : [step];
  return { table: csvDecoder(format, { ...plainLayout, stepColumns }), json: jsonLinesDecoder(format, stepColumns) };
}
