import type { Artifact } from "../../../../core/model/artifact";
import { lookAt } from "../../../tail/lookAt";

/**
 * The artifact of a logged model (MLflow 3), which lies beside the runs of its experiment.
 * @param folder where its files should lie here
 * @param location where the writer put them, or null
 */
export function modelArtifact(name: string, folder: string, step: number | null, location: string | null): Artifact {
  const isHere = lookAt(folder)?.isDirectory() === true;
  const place = isHere ? folder : (location ?? name);
  return { name, path: place, kind: "model", size: null, sha256: null, step, stored: isHere ? "copied" : "referenced" };
}
