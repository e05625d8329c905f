import * as path from "node:path";
import { lookAt } from "../../tail/lookAt";
import { folderUnit, noRun } from "../csv/folderUnit";
import { yamlParams } from "../csv/yamlParams";
import { isLiveFolder } from "./isLiveFolder";
import { liveArtifacts } from "./liveArtifacts";
import { liveFiles } from "./liveFiles";
import { liveTable } from "./liveTable";
import { tablesIn } from "./tablesIn";
import type { TableFile, TableTool } from "../tables/tableTool";

const format = "dvc";
/** Names in a folder that may be one of DVCLive. */
const hints = new Set(["plots", liveFiles.summary, liveFiles.params, ...liveFiles.reports]);

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
    const isHint = names.some(({ name }) => hints.has(name));
    return isHint && isLiveFolder(folder)
      ? { ...noRun, units: [folderUnit(format, folder)], closed: ["plots"] }
      : noRun;
  },
  nameOf: (unit) =>
    path.basename(path.basename(unit.path) === liveFiles.usualName ? path.dirname(unit.path) : unit.path),
  plan(unit) {
    if (!isLiveFolder(unit.path)) return null;
    const top = path.join(unit.path, liveFiles.tables);
    const names = tablesIn(top);
    const tables = names.map((name): TableFile => {
      const { metric, decoder } = liveTable(name);
      return { name: metric, path: path.join(top, name), decoder };
    });
    return { tables, documents: [path.join(unit.path, liveFiles.params)] };
  },
  isRunWithoutRows: ({ path: folder }) =>
    [liveFiles.summary, liveFiles.params].some((name) => lookAt(path.join(folder, name)) !== null) ||
    liveArtifacts(folder).artifacts.length > 0,
  describe: (_unit, texts) => yamlParams(texts),
};
