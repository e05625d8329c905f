import * as path from "node:path";
import { folderUnit, noRun } from "../csv/folderUnit";
import { yamlParams } from "../csv/yamlParams";
import { isFolder } from "./isFolder";
import { liveFiles } from "./liveFiles";
import { liveTable } from "./liveTable";
import { tablesIn } from "./tablesIn";
import type { TableFile, TableTool } from "../tables/tableTool";

const format = "dvc";

/**
 * DVCLive: a folder (`dvclive/`, or any name) with one table a metric in `plots/metrics/`, and `params.yaml`. It holds one
 * run at a time: the next one deletes what is there. `metrics.json` repeats the last values.
 */
export const liveTool: TableTool = {
  format,
  version: 1,
  isNamedByFolder: true,
  onlyGrows: true,
  recognize(folder, names) {
    const isLive =
      names.some(({ name, kind }) => name === "plots" && kind === "folder") &&
      isFolder(path.join(folder, liveFiles.tables));
    return isLive ? { ...noRun, units: [folderUnit(format, folder)], closed: ["plots"] } : noRun;
  },
  nameOf: (unit) => path.basename(path.basename(unit.path) === "dvclive" ? path.dirname(unit.path) : unit.path),
  plan(unit) {
    const top = path.join(unit.path, liveFiles.tables);
    if (!isFolder(top)) return null;
    const names = tablesIn(top);
    const tables = names.map((name): TableFile => {
      const { metric, decoder } = liveTable(name);
      return { name: metric, path: path.join(top, name), decoder };
    });
    return { tables, documents: [path.join(unit.path, liveFiles.params)] };
  },
  describe: (_unit, texts) => yamlParams(texts),
};
