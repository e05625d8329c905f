import * as path from "node:path";
import { folderUnit, noRun } from "../csv/folderUnit";
import type { Importer, ImportUnit } from "../importer";
import { lookAt } from "../../tail/lookAt";
import { lookToken } from "../../tail/lookToken";
import { TableImporter } from "../tables/tableImporter";
import { followLive } from "./followLive";
import { liveFiles } from "./liveFiles";
import { liveSignal } from "./liveSignal";
import { liveTool } from "./liveTool";
import { lockFile, metricFilesOf, pipelineFile, readPipeline } from "./readPipeline";

const live = new TableImporter(liveTool);
/** How often (ms) a run that a signal keeps alive is looked at: it may be silent for hours. */
const beatEvery = 60_000;

/** DVC: folders that DVCLive writes, and the state that a pipeline's last reproduction left beside its `dvc.lock`. */
export const dvcImporter: Importer = {
  format: "dvc",
  version: 4,
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
    if (token !== null) {
      const { says, processes } = liveSignal(unit.path);
      const beat = says === "alive" ? Math.floor(Date.now() / beatEvery) : "";
      const beside = [liveFiles.summary, ...liveFiles.reports, ...liveFiles.artifacts];
      const looks = beside.map((name) => lookToken(lookAt(path.join(unit.path, name)))).join(" ");
      return `${token} ${looks} ${says ?? ""} ${processes.join()} ${beat}`;
    }
    const files = [lockFile, pipelineFile].map((name) => path.join(unit.path, name));
    const looks = [...files, ...metricFilesOf(unit.path)].map(lookAt);
    return looks[0] === null ? null : looks.map((stats) => lookToken(stats ?? null)).join(" ");
  },
  read(unit, memory) {
    if (live.stamp(unit) === null) return readPipeline(unit, memory);
    // Before the tables are read: what a run wrote before its end is read with it.
    const signal = liveSignal(unit.path);
    return followLive(unit, memory, (tables) => live.read(unit, tables), signal, Date.now());
  },
};
