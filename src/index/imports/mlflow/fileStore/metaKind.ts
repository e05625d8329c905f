import * as path from "node:path";
import { parseMeta } from "../../../../core/readers/mlflow/parseMeta";
import { smallText } from "./smallText";

/** What a folder's meta.yaml is about; null when it has none of MLflow's. */
export function metaKind(folder: string): "experiment" | "run" | null {
  const text = smallText(path.join(folder, "meta.yaml"));
  const meta = text === null ? null : parseMeta(text);
  if (meta === null) return null;
  if ("artifact_uri" in meta && ("run_id" in meta || "run_uuid" in meta)) return "run";
  return "artifact_location" in meta && "experiment_id" in meta ? "experiment" : null;
}
