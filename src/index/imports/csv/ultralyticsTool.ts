import * as path from "node:path";
import { csvDecoder } from "../../../core/readers/csv/csvDecoder";
import { plainLayout } from "../../../core/readers/csv/csvLayout";
import { parseYaml } from "../../../core/text/parseYaml";
import type { TableTool } from "../tables/tableTool";
import { folderUnit, noRun } from "./folderUnit";
import { headerOf } from "./headerOf";
import { yamlParams } from "./yamlParams";

const format = "ultralytics";
const table = "results.csv";
/** Of YOLOv8 and later, and of YOLOv5, v7 and v9. */
const paramFiles = ["hyp.yaml", "opt.yaml", "args.yaml"];
const decoder = csvDecoder(format, { ...plainLayout, delimiter: ",", stepColumns: ["epoch"] });

/**
 * Ultralytics: `runs/<task>/train<n>/results.csv` with `args.yaml` beside it (older: `opt.yaml`, `hyp.yaml`). Cells may
 * be padded with spaces. Its column `time` is seconds since the start, and a metric like others.
 */
export const ultralyticsTool: TableTool = {
  format,
  version: 1,
  isNamedByFolder: false,
  onlyGrows: true,
  recognize(folder, names) {
    const files = new Set(names.filter(({ kind }) => kind === "file").map(({ name }) => name));
    if (!files.has(table) || !paramFiles.some((name) => files.has(name))) return noRun;
    if (!headerOf(path.join(folder, table)).includes("epoch")) return noRun;
    const closed = names.filter(({ name }) => name === "weights").map(({ name }) => name);
    return { ...noRun, units: [folderUnit(format, folder)], closed };
  },
  plan: (unit) => ({
    tables: [{ name: table, path: path.join(unit.path, table), decoder }],
    documents: paramFiles.map((name) => path.join(unit.path, name)),
  }),
  describe(_unit, texts) {
    const facts = yamlParams(texts);
    const data = [...texts.values()].map((text) => dataOf(text)).find((name) => name !== null) ?? null;
    if (data === null) return facts;
    const unknown = { role: "train", size: null, nfiles: null, digest: null, digestAlgorithm: null, rows: null };
    const dataset = { name: path.posix.basename(data.replaceAll("\\", "/")), path: data, ...unknown };
    return { ...facts, events: [...facts.events, { kind: "dataset", dataset }] };
  },
};

/** The data that was trained on, as the arguments name it: a file or a known set. */
function dataOf(text: string): string | null {
  const { value } = parseYaml(text);
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  return typeof value["data"] === "string" && value["data"] !== "" ? value["data"] : null;
}
