import { statSync } from "node:fs";
import path from "node:path";
import { runbackDecoder } from "../../core/readers/runback/runbackDecoder";
import { errorCode } from "../errorCode";
import type { FolderKind, LogSource } from "./logSource";

const logName = "events.jsonl";

/** Runback's own layout: `<log directory>/<experiment>/<run id>/events.jsonl` (docs/log-format.md). */
export const runbackSource: LogSource = {
  format: "runback",
  decoder: runbackDecoder,
  inspect: (folder, level) => (level === 1 ? inspectExperiment(folder) : level === 2 ? inspectRun(folder) : "nothing"),
  logFile: (runFolder) => path.join(runFolder, logName),
  experimentFolder: (runFolder) => path.dirname(runFolder),
};

function inspectExperiment(folder: string): FolderKind {
  if (path.basename(folder).startsWith(".")) return "nothing";
  return isDirectory(folder) ? "group" : "nothing";
}

function inspectRun(folder: string): FolderKind {
  try {
    statSync(path.join(folder, logName));
    return "run";
  } catch (error) {
    // Whatever else stands in the way of reading the log is told when the log is opened.
    if (errorCode(error) === "ENOTDIR") return "nothing";
    if (errorCode(error) !== "ENOENT") return "run";
  }
  return isDirectory(folder) ? "pending" : "nothing";
}

function isDirectory(folder: string): boolean {
  try {
    return statSync(folder).isDirectory();
  } catch {
    return false; // gone again, or a link that leads nowhere: nothing to read there
  }
}
