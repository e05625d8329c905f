import * as path from "node:path";
import type { Artifact } from "../../../../core/model/artifact";
import { listFiles } from "./listFiles";
import { lookAt } from "../../../tail/lookAt";

/** Artifacts of one run that are listed, at most, and how deep the listing goes. */
const bounds = { files: 500, depth: 6 };
const picture = /\.(?:png|jpe?g|svg|gif|webp)$/i;

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
    ...models.map((name) => artifact(name, `${prefix}/${name}`, "model", null)),
    ...others.map(({ name, path: file }) =>
      artifact(name, `${prefix}/${name}`, picture.test(name) ? "figure" : "file", lookAt(file)?.size ?? null),
    ),
  ];
  return { artifacts, isWhole };
}

function artifact(name: string, place: string, kind: string, size: number | null): Artifact {
  return { name, path: place.split(path.sep).join("/"), kind, size, sha256: null, step: null, stored: "copied" };
}
