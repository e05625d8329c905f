import type { Artifact } from "../../../core/model/artifact";
import { pictureType } from "../../../core/view/pictureType";
import { lookAt } from "../../tail/lookAt";
import type { ListedFile } from "./listFiles";

/** The artifact that a listed file is. @param place what leads from the run's folder to it, with "/" */
export function fileArtifact({ name, path: file }: ListedFile, place: string, step: number | null): Artifact {
  const kind = pictureType(name) !== null ? "figure" : "file";
  return { name, path: place, kind, size: lookAt(file)?.size ?? null, sha256: null, step, stored: "copied" };
}
