import { createHash } from "node:crypto";
import path from "node:path";
import type { RunPlace } from "../../core/runs/runPlace";
import type { LogSource } from "../discovery/logSource";

/** What a run's folder says of it. The console log is looked for when a run is shown, not here. */
export function runPlaceOf(directory: string, source: LogSource): RunPlace {
  const experimentFolder = source.experimentFolder(directory);
  return {
    fallbackId: `${source.format}:${path.basename(directory)}`,
    experimentId: idOf(source.format, experimentFolder),
    fallbackExperiment: path.basename(experimentFolder),
    formats: [source.format],
    directory,
    logFile: source.logFile(directory),
    consoleFile: null,
  };
}

/** The last one: runs of an experiment are found one after the other. */
let last = { folder: "", format: "", id: "" };

function idOf(format: string, folder: string): string {
  if (last.folder === folder && last.format === format) return last.id;
  const id = `${format}:${createHash("sha256").update(folder).digest("hex").slice(0, 16)}`;
  last = { folder, format, id };
  return id;
}
