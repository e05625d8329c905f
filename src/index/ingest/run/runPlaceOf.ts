import path from "node:path";
import type { RunPlace } from "../../../core/runs/runPlace";
import type { LogSource } from "../../discovery/logSource";
import { experimentIdOf } from "../experimentIdOf";

/** What a run's folder says of it. The console log is looked for when a run is shown, not here. */
export function runPlaceOf(directory: string, source: LogSource): RunPlace {
  const experimentFolder = source.experimentFolder(directory);
  return {
    fallbackId: `${source.format}:${path.basename(directory)}`,
    experimentId: experimentIdOf(source.format, experimentFolder),
    fallbackExperiment: path.basename(experimentFolder),
    formats: [source.format],
    directory,
    logFile: source.logFile(directory),
    consoleFile: null,
  };
}
