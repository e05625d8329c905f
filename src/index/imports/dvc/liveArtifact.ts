import type { Artifact } from "../../../core/model/artifact";
import { fileArtifact } from "../artifacts/fileArtifact";

/** DVC's own notes on files that it keeps. */
const note = /\.dvc$|(?:^|\/)\.gitignore$/;

/** The artifact that a file in a folder of DVCLive is; null: it is DVC's own. @param below its path in that folder, with "/" */
export function liveArtifact(below: string, size: number | null): Artifact | null {
  if (note.test(below)) return null;
  return fileArtifact(below.replace(/^plots\//, ""), below, size, stepOf(below));
}

/** Of pictures that are logged as DVC asks for, where it shows a slider: `log_image(f"folder/{live.step}.png", …)`. */
function stepOf(place: string): number | null {
  const digits = /^plots\/images\/.+\/(\d{1,15})\.[a-z]+$/i.exec(place)?.[1];
  return digits === undefined ? null : Number(digits);
}
