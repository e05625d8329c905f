import { readFile, stat } from "node:fs/promises";
import type { RunDetail } from "../../core/model/runDetail";
import { pictureType } from "../../core/view/pictureType";
import type { Translate } from "../../core/view/translate";
import { realPlace } from "./realPlace";

/** Bytes; a page holds several of them at a time. */
const limit = 16 * 1024 * 1024;

/**
 * The bytes of a picture that a run wrote, for a page. Only pictures, and only files that really lie in the run's
 * folder: the path comes from a log. Throws what the user is to read.
 */
export async function readRunPicture(detail: RunDetail, index: number, t: Translate): Promise<Uint8Array> {
  const artifact = detail.artifacts[index];
  if (artifact === undefined) throw new Error(t("This artifact no longer exists."));
  if (pictureType(artifact.path) === null) throw new Error(t("{0} is not a picture.", artifact.name));
  const folder = detail.row.directory;
  const place = await realPlace(artifact.path, folder, [folder]).catch(() => null); // It was deleted.
  if (place === null) throw new Error(t("{0} does not exist.", artifact.name));
  if (!place.isInside) throw new Error(t("{0} lies outside the run's folder.", artifact.name));
  const { size } = await stat(place.path);
  if (size > limit) throw new Error(t("{0} is too large to be shown here.", artifact.name));
  // A copy: the buffer of a small file is a part of one that others share.
  return new Uint8Array(await readFile(place.path));
}
