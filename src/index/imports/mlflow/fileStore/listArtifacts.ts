import type { Artifact } from "../../../../core/model/artifact";
import { lookAt } from "../../../tail/lookAt";
import { fileArtifact } from "../../artifacts/fileArtifact";
import { listFiles } from "../../artifacts/listFiles";

/** Artifacts of one run that are listed, at most, and how deep the listing goes. */
const bounds = { files: 500, depth: 6 };

/**
 * The files of a run's `artifacts` folder. A folder with an `MLmodel` file is one artifact, the model, in place of its
 * files.
 * @param folder absolute path of the artifacts
 * @param prefix put before each path: what leads from the run's folder to `folder`
 */
export function listArtifacts(folder: string, prefix: string): { artifacts: Artifact[]; isWhole: boolean } {
  const { files, isWhole } = listFiles(folder, bounds);
  const models = files
    .filter(({ name }) => name.endsWith("/MLmodel"))
    .map(({ name }) => name.slice(0, -"/MLmodel".length));
  const others = files.filter(({ name }) => !models.some((model) => name.startsWith(`${model}/`)));
  const artifacts = [
    ...models.map((name) => modelFolder(name, `${prefix}/${name}`)),
    ...others.map(({ name, path }) => fileArtifact(name, `${prefix}/${name}`, lookAt(path)?.size ?? null, null)),
  ];
  return { artifacts, isWhole };
}

function modelFolder(name: string, path: string): Artifact {
  return { name, path, kind: "model", size: null, sha256: null, step: null, stored: "copied" };
}
