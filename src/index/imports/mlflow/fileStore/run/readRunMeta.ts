import * as path from "node:path";
import { parseMeta, type Meta } from "../../../../../core/readers/mlflow/parseMeta";
import { smallText } from "../smallText";

/**
 * A run's meta.yaml, or null while it is missing or half written. MLflow rewrites it in place, keys sorted: one without
 * `status` was cut before it.
 */
export function readRunMeta(folder: string): Meta | null {
  const text = smallText(path.join(folder, "meta.yaml"));
  const meta = text === null ? null : parseMeta(text);
  return meta !== null && ("run_id" in meta || "run_uuid" in meta) && "status" in meta ? meta : null;
}
