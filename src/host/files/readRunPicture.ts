import type { RunDetail } from "../../core/model/runDetail";
import { artifactPictureType } from "../../core/view/artifactPictureType";
import type { Translate } from "../../core/view/translate";
import { readArtifact, type CommitReader } from "./readArtifact";

/** The bytes of a picture that a run wrote, for a page. Only pictures. Throws what the user is to read. */
export async function readRunPicture(
  detail: RunDetail,
  index: number,
  git: CommitReader,
  t: Translate,
): Promise<Uint8Array> {
  const artifact = detail.artifacts[index];
  if (artifact === undefined) throw new Error(t("This artifact no longer exists."));
  if (artifactPictureType(artifact) === null) throw new Error(t("{0} is not a picture.", artifact.name));
  return readArtifact(detail, artifact, git, t);
}
