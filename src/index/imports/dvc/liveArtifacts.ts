import * as path from "node:path";
import type { Artifact } from "../../../core/model/artifact";
import { lookAt } from "../../tail/lookAt";
import { listFiles } from "../artifacts/listFiles";
import { liveArtifact } from "./liveArtifact";
import { liveFiles } from "./liveFiles";

/** How deep the listing of a folder goes. */
const depth = 6;

/**
 * Reports, plots, pictures and other files that a run of DVCLive left in its folder, pictures last: there may be one a
 * step. `isWhole` is false when there are more.
 */
export function liveArtifacts(folder: string): { artifacts: Artifact[]; isWhole: boolean } {
  const add = (below: string) => artifacts.push(...[liveArtifact(below, sizeOf(below))].filter((one) => one !== null));
  const sizeOf = (below: string) => lookAt(path.join(folder, below))?.size ?? null;
  const artifacts: Artifact[] = [];
  for (const name of liveFiles.reports) if (lookAt(path.join(folder, name))?.isFile()) add(name);
  let isWhole = true;
  for (const place of liveFiles.artifacts) {
    const bounds = { files: liveFiles.mostArtifacts - artifacts.length, depth };
    const listed = listFiles(path.join(folder, place), bounds);
    isWhole &&= listed.isWhole;
    for (const { name } of listed.files) add(`${place}/${name}`);
  }
  return { artifacts, isWhole };
}
