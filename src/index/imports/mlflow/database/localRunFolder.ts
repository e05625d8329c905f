import * as path from "node:path";
import { fileURLToPath } from "node:url";
import { lookAt } from "../../../tail/lookAt";
import type { RunRowOfDatabase } from "./runRows";

/**
 * The folder on this machine that holds a run's `artifacts`, or null. The address in the database may be of another
 * machine, or be made up: only a folder that MLflow lays out for this run is taken, `<run id>/artifacts`.
 * @param folder the database's folder
 */
export function localRunFolder(run: RunRowOfDatabase, folder: string): string | null {
  const { runUuid, experimentId, artifactUri } = run;
  if (path.basename(runUuid) !== runUuid || !/^\w+$/.test(experimentId)) return null;
  const places = [localPath(artifactUri, folder), path.join(folder, "mlruns", experimentId, runUuid, "artifacts")];
  for (const place of places) {
    if (place === null) continue;
    const run = path.dirname(place);
    const isLaidOut = path.basename(place) === "artifacts" && path.basename(run) === runUuid;
    if (isLaidOut && lookAt(place)?.isDirectory() === true) return run;
  }
  return null;
}

function localPath(uri: string | null, folder: string): string | null {
  if (uri === null) return null;
  try {
    if (uri.startsWith("file:")) return fileURLToPath(uri);
  } catch {
    return null; // a share of another machine
  }
  return /^[a-z][\w+.-]+:/i.test(uri) ? null : path.resolve(folder, uri);
}
