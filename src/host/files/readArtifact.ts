import { open } from "node:fs/promises";
import type { Artifact } from "../../core/model/artifact";
import type { RunDetail } from "../../core/model/runDetail";
import type { Translate } from "../../core/view/translate";
import { realPlace } from "./realPlace";

/** Bytes; a page holds several of them at a time. */
const limit = 16 * 1024 * 1024;

/**
 * The bytes of an artifact, be it a file or a part of one. Only of files that really lie in the run's folder: the path
 * comes from a log. Throws what the user is to read.
 */
export async function readArtifact(detail: RunDetail, artifact: Artifact, t: Translate): Promise<Uint8Array> {
  const { name, path, part } = artifact;
  const folder = detail.row.directory;
  const place = await realPlace(path, folder, [folder]).catch(() => null); // It was deleted.
  if (place === null) throw new Error(t("{0} does not exist.", name));
  if (!place.isInside) throw new Error(t("{0} lies outside the run's folder.", name));
  const file = await open(place.path);
  try {
    const length = part === undefined ? (await file.stat()).size : part.length;
    if (length > limit) throw new Error(t("{0} is too large to be shown here.", name));
    // Zeros first: the file may have become shorter.
    const { buffer } = await file.read(new Uint8Array(length), 0, length, part?.offset ?? 0);
    return buffer;
  } finally {
    await file.close();
  }
}
