import type { Artifact } from "../../../core/model/artifact";
import { pictureType } from "../../../core/view/pictureType";

/** A file among a run's own. @param path what leads from the run's folder to it, with "/" */
export function fileArtifact(name: string, path: string, size: number | null, step: number | null): Artifact {
  const kind = pictureType(name) !== null ? "figure" : "file";
  return { name, path, kind, size, sha256: null, step, stored: "copied" };
}
