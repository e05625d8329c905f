import * as path from "node:path";
import { folderUnit, noRun } from "../csv/folderUnit";
import type { Importer, ImportUnit } from "../importer";
import { lookAt } from "../../tail/lookAt";
import { lookToken } from "../../tail/lookToken";
import { isExperimentCopy } from "./isExperimentCopy";
import { liveRun } from "./liveRun";
import { lockFile, pipelineFile } from "./pipelineFiles";
import { metricFilesOf, readPipeline } from "./readPipeline";

/** DVC: folders that DVCLive writes, and the state that a pipeline's last reproduction left beside its `dvc.lock`. */
export const dvcImporter: Importer = {
  format: "dvc",
  version: 5,
  recordsEnd: false,
  recognize(folder, names) {
    // DVC's own copies of data, as many files as there ever were.
    if (path.basename(folder) === ".dvc") return { ...noRun, closed: ["cache"] };
    // What runs there is an experiment, and shown as one.
    if (isExperimentCopy(folder)) return noRun;
    const found = liveRun.recognize(folder, names);
    const isPipeline = names.some(({ name, kind }) => name === lockFile && kind === "file");
    return isPipeline && found.units.length === 0 ? { ...found, units: [folderUnit("dvc", folder)] } : found;
  },
  async *explore(): AsyncIterable<ImportUnit> {
    // No folder of this tool is a collection.
  },
  stamp(unit) {
    const token = liveRun.stamp(unit);
    if (token !== null) return token;
    const files = [lockFile, pipelineFile].map((name) => path.join(unit.path, name));
    const looks = [...files, ...metricFilesOf(unit.path)].map(lookAt);
    return looks[0] === null ? null : looks.map((stats) => lookToken(stats ?? null)).join(" ");
  },
  read: (unit, memory) => (liveRun.stamp(unit) === null ? readPipeline(unit, memory) : liveRun.read(unit, memory)),
};
