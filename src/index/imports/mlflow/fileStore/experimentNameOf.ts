import * as path from "node:path";
import { metaText } from "../../../../core/readers/mlflow/metaFields";
import { parseMeta } from "../../../../core/readers/mlflow/parseMeta";
import { smallText } from "./smallText";

/** An experiment's name, which is its folder's where meta.yaml does not tell; null when it was deleted. */
export function experimentNameOf(folder: string): string | null {
  const text = smallText(path.join(folder, "meta.yaml"));
  const meta = text === null ? null : parseMeta(text);
  if (meta !== null && metaText(meta, "lifecycle_stage") === "deleted") return null;
  return (meta === null ? null : metaText(meta, "name")) ?? path.basename(folder);
}
