import { existsSync } from "node:fs";
import * as path from "node:path";
import { folderUnit, noRun } from "../csv/folderUnit";
import type { Importer, ImportUnit } from "../importer";
import { lookAt } from "../../tail/lookAt";
import { lookToken } from "../../tail/lookToken";
import { isSettled } from "../tables/isSettled";
import { checkpointNames, stateFile, stateFiles } from "./checkpointFolders";
import { readTrainer } from "./readTrainer";

const format = "huggingface";
/** Checkpoints of a folder that are looked into to see whether they are a trainer's. */
const looked = 8;

/**
 * Hugging Face's Trainer: a run is its output folder, with `checkpoint-<step>/trainer_state.json` in it. Between
 * checkpoints nothing is written, but event files in `runs/`, which are TensorBoard's.
 */
export const huggingFaceImporter: Importer = {
  format,
  version: 3,
  recordsEnd: false,
  recognize(folder, names) {
    const folders = names.filter(({ kind }) => kind === "folder").map(({ name }) => name);
    const closed = checkpointNames(folders);
    const isRun =
      names.some(({ name, kind }) => name === stateFile && kind === "file") ||
      closed.slice(0, looked).some((name) => existsSync(path.join(folder, name, stateFile)));
    return isRun ? { ...noRun, units: [folderUnit(format, folder)], closed } : noRun;
  },
  async *explore(): AsyncIterable<ImportUnit> {
    // No folder of this tool is a collection.
  },
  stamp(unit) {
    const looks = stateFiles(unit.path).map(lookAt);
    if (looks.length === 0) return null;
    const now = Date.now();
    const settled = looks.every((stats) => stats === null || isSettled(stats.mtimeMs, now));
    return `${settled ? "" : "~"}${looks.map(lookToken).join(" ")}`;
  },
  read: (unit, memory) => readTrainer(unit, memory, Date.now()),
};
