import { readdirSync } from "node:fs";
import * as path from "node:path";
import { lookAt } from "../../tail/lookAt";
import { lookToken } from "../../tail/lookToken";
import type { Importer } from "../importer";
import { TableImporter } from "../tables/tableImporter";
import { followLive } from "./followLive";
import { liveFiles } from "./liveFiles";
import { liveSignal } from "./liveSignal";
import { liveTool } from "./liveTool";

const tables = new TableImporter(liveTool);
/** How often (ms) a run that a signal keeps alive is looked at: it may be silent for hours. */
const beatEvery = 60_000;
/** Folders below one of artifacts that are looked at. */
const maxFolders = 100;

/** The run in a folder that DVCLive writes, as importers have it. */
export const liveRun: Pick<Importer, "recognize" | "stamp" | "read"> = {
  recognize: (folder, names) => tables.recognize(folder, names),
  stamp(unit) {
    const token = tables.stamp(unit);
    if (token === null) return null;
    const { says, processes } = liveSignal(unit.path);
    const beat = says === "alive" ? Math.floor(Date.now() / beatEvery) : "";
    const nested = liveFiles.artifacts.flatMap((name) => foldersIn(unit.path, name));
    const beside = [liveFiles.summary, ...liveFiles.reports, ...liveFiles.artifacts, ...nested];
    const looks = beside.map((name) => lookToken(lookAt(path.join(unit.path, name)))).join(" ");
    return `${token} ${looks} ${says ?? ""} ${processes.join()} ${beat}`;
  },
  read(unit, memory) {
    // Before the tables are read: what a run wrote before its end is read with it.
    const signal = liveSignal(unit.path);
    return followLive(unit, memory, (kept) => tables.read(unit, kept), signal, Date.now());
  },
};

/** Such as those of pictures of each step: what comes and goes in them shows in no other time. */
function foldersIn(run: string, place: string): string[] {
  try {
    const entries = readdirSync(path.join(run, place), { withFileTypes: true });
    const folders = entries.filter((entry) => entry.isDirectory()).slice(0, maxFolders);
    return folders.map(({ name }) => path.join(place, name));
  } catch {
    return []; // the run has none of the kind
  }
}
