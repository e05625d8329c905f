import * as path from "node:path";
import { csvDecoder } from "../../../core/readers/csv/csvDecoder";
import { plainLayout } from "../../../core/readers/csv/csvLayout";
import type { TableTool } from "../tables/tableTool";
import { folderUnit, noRun } from "./folderUnit";
import { headerOf } from "./headerOf";
import { yamlParams } from "./yamlParams";

const format = "lightning";
const table = "metrics.csv";
const params = "hparams.yaml";
/** As its loggers name the folders of runs if nobody else does; Fabric's writes neither params nor epochs. */
const isVersion = /^version_\d+$/;
const decoder = csvDecoder(format, { ...plainLayout, delimiter: ",", stepColumns: ["step"] });

/**
 * Lightning's CSVLogger: `<save_dir>/<name>/version_<n>/metrics.csv`, with `hparams.yaml` beside it. Its columns have a
 * step, and an epoch that is a metric like others. A new metric makes it rewrite the file with another header.
 */
export const lightningTool: TableTool = {
  format,
  version: 2,
  isNamedByFolder: false,
  recognize(folder, names) {
    const files = new Set(names.filter(({ kind }) => kind === "file").map(({ name }) => name));
    if (!files.has(table)) return noRun;
    const header = headerOf(path.join(folder, table));
    const isKnown = files.has(params) || header.includes("epoch") || isVersion.test(path.basename(folder));
    const isLightning = header.includes("step") && isKnown;
    return isLightning ? { ...noRun, units: [folderUnit(format, folder)] } : noRun;
  },
  plan: (unit) => ({
    tables: [{ name: table, path: path.join(unit.path, table), decoder }],
    documents: [path.join(unit.path, params)],
  }),
  describe: (_unit, texts) => yamlParams(texts),
};
