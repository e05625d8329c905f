import * as path from "node:path";
import { folderUnit, noRun } from "../csv/folderUnit";
import type { Importer, ImportUnit } from "../importer";
import { lookAt } from "../../tail/lookAt";
import { lookToken } from "../../tail/lookToken";
import { TableImporter } from "../tables/tableImporter";
import { liveTool } from "./liveTool";
import { lockFile, metricFilesOf, pipelineFile, readPipeline } from "./readPipeline";

const live = new TableImporter(liveTool);

/** DVC: folders that DVCLive writes, and the state that a pipeline's last reproduction left beside its `dvc.lock`. */
export const dvcImporter: Importer = {
  format: "dvc",
  version: 2,
  recordsEnd: false,
  recognize(folder, names) {
    // DVC's own copies of data, as many files as there ever were.
    if (path.basename(folder) === ".dvc") return { ...noRun, closed: ["cache"] };
    const found = live.recognize(folder, names);
    const isPipeline = names.some(({ name, kind }) => name === lockFile && kind === "file");
    return isPipeline && found.units.length === 0 ? { ...found, units: [folderUnit("dvc", folder)] } : found;
  },
  async *explore(): AsyncIterable<ImportUnit> {
    // No folder of this tool is a collection.
  },
  stamp(unit) {
    const token = live.stamp(unit);
    if (token !== null) return token;
    const files = [lockFile, pipelineFile].map((name) => path.join(unit.path, name));
    const looks = [...files, ...metricFilesOf(unit.path)].map(lookAt);
    return looks[0] === null ? null : looks.map((stats) => lookToken(stats ?? null)).join(" ");
  },
  read: (unit, memory) => (live.stamp(unit) === null ? readPipeline(unit, memory) : live.read(unit, memory)),
};
