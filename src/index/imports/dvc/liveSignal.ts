import * as os from "node:os";
import * as path from "node:path";
import { isLiving } from "../../../git/process/isLiving";
import { parseLooseJson } from "../../../core/readers/shared/parseLooseJson";
import { lookAt } from "../../tail/lookAt";
import { modifiedAt } from "../../tail/modifiedAt";
import { readDocument } from "../tables/readDocument";
import { isFolder } from "./isFolder";
import { liveFiles } from "./liveFiles";

/** What DVCLive says of a run's life. */
export interface LiveSignal {
  /** "alive": a process that its signals name lives; "left": it is gone and left them behind; null: they say nothing. */
  readonly says: "alive" | "left" | null;
  /** The living processes that they name: two when runs of one project go on at once. */
  readonly processes: readonly number[];
}

const place = [".dvc", "tmp", "exps", "run"];
/**
 * Written when a run begins that will be kept as an experiment; and after each step of any run. Both hold `pid`, and are
 * removed by the run's end (DVCLive's `vscode.py`). How long before its last step a run may have written its metrics (ms).
 */
const signals = [
  { name: "DVCLIVE_ONLY", tolerance: 0 },
  { name: "DVCLIVE_STEP_COMPLETED", tolerance: 10_000 },
] as const;
const maxBytes = 4096;
/** Folders above a run that are looked at for DVC's own. */
const maxLevels = 12;

/**
 * The signal for the run in a folder of DVCLive. A project has one for all its folders: it is taken for those that were
 * written to since it was given. A process id means something on this machine and since its start alone.
 */
export function liveSignal(folder: string): LiveSignal {
  const root = projectOf(folder);
  if (root === null) return { says: null, processes: [] };
  const written = Math.max(...[liveFiles.summary, liveFiles.tables].map((name) => modifiedAt(path.join(folder, name))));
  const booted = Date.now() - os.uptime() * 1000;
  const processes = new Set<number>();
  let isLeft = false;
  for (const { name, tolerance } of signals) {
    const file = path.join(root, ...place, name);
    const given = lookAt(file)?.mtimeMs;
    if (given === undefined || given < booted || written < given - tolerance) continue;
    const process = processOf(file);
    if (isLiving(process)) processes.add(process);
    else isLeft = true;
  }
  return { says: processes.size > 0 ? "alive" : isLeft ? "left" : null, processes: [...processes] };
}

function projectOf(folder: string): string | null {
  let at = folder;
  for (let level = 0; level < maxLevels; level++) {
    if (isFolder(path.join(at, ".dvc"))) return at;
    const above = path.dirname(at);
    if (above === at) return null;
    at = above;
  }
  return null;
}

function processOf(file: string): number {
  const value = parseLooseJson(readDocument(file, maxBytes).text ?? "");
  const pid = typeof value === "object" && value !== null && !Array.isArray(value) ? value["pid"] : null;
  return typeof pid === "number" && Number.isSafeInteger(pid) ? pid : 0;
}
