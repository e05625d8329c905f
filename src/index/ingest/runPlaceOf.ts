import { createHash } from "node:crypto";
import path from "node:path";
import type { RunPlace } from "../../core/runs/runPlace";
import type { LogSource } from "../discovery/logSource";

/** What a run's folder says of it. The console log is looked for when a run is shown, not here. */
export function runPlaceOf(directory: string, source: LogSource): RunPlace {
  const experimentFolder = source.experimentFolder(directory);
  return {
    fallbackId: `${source.format}:${path.basename(directory)}`,
    experimentId: `${source.format}:${createHash("sha256").update(experimentFolder).digest("hex").slice(0, 16)}`,
    fallbackExperiment: path.basename(experimentFolder),
    formats: [source.format],
    directory,
    logFile: source.logFile(directory),
    consoleFile: null,
  };
}
