import * as path from "node:path";
import type { Artifact } from "../../../core/model/artifact";
import { lookAt } from "../../tail/lookAt";
import { fileArtifact } from "../artifacts/fileArtifact";
import { listFiles } from "../artifacts/listFiles";
import { liveFiles } from "./liveFiles";

/** Artifacts of one run that are listed, at most, and how deep the listing of a folder goes. */
const bounds = { files: 500, depth: 6 };
/** DVC's own notes on files that it keeps. */
const note = /\.dvc$|(?:^|\/)\.gitignore$/;

/**
 * Reports, plots, pictures and other files that a run of DVCLive left in its folder, pictures last: there may be one a
 * step. `isWhole` is false when there are more.
 */
export function liveArtifacts(folder: string): { artifacts: Artifact[]; isWhole: boolean } {
  const artifacts = liveFiles.reports
    .map((name) => ({ name, path: path.join(folder, name) }))
    .filter((file) => lookAt(file.path)?.isFile())
    .map((file) => fileArtifact(file, file.name, null));
  let isWhole = true;
  for (const place of liveFiles.artifacts) {
    const listed = listFiles(path.join(folder, place), { ...bounds, files: bounds.files - artifacts.length });
    isWhole &&= listed.isWhole;
    for (const file of listed.files.filter(({ name }) => !note.test(name))) {
      const below = `${place}/${file.name}`;
      artifacts.push(fileArtifact({ ...file, name: below.replace(/^plots\//, "") }, below, stepOf(below)));
    }
  }
  return { artifacts, isWhole };
}

/** Of pictures that are logged as DVC asks for, where it shows a slider: `log_image(f"folder/{live.step}.png", …)`. */
function stepOf(place: string): number | null {
  const digits = /^plots\/images\/.+\/(\d{1,15})\.[a-z]+$/i.exec(place)?.[1];
  return digits === undefined ? null : Number(digits);
}
