import { open } from "node:fs/promises";
import type { Artifact } from "../../core/model/artifact";
import type { RunDetail } from "../../core/model/runDetail";
import type { Translate } from "../../core/view/translate";
import type { GitPort } from "../../git/port/gitPort";
import { realPlace } from "./realPlace";

/** Bytes; a page holds several of them at a time. */
const limit = 16 * 1024 * 1024;

/** What reads artifacts that only a commit holds. */
export type CommitReader = Pick<GitPort, "findRepository" | "readFile">;

/**
 * The bytes of an artifact, be it a file, a part of one, or a file of a commit. Only of files that really lie in the run's
 * folder: the path comes from a log. Throws what the user is to read.
 */
export async function readArtifact(
  detail: RunDetail,
  artifact: Artifact,
  git: CommitReader,
  t: Translate,
): Promise<Uint8Array> {
  const { name, path, part, commit } = artifact;
  if (commit !== undefined) return readFromCommit(detail, path, commit, git, t);
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

/** Nothing of it is checked out. Without trust git is not started, and says so. */
async function readFromCommit(
  { row }: RunDetail,
  path: string,
  commit: string,
  git: CommitReader,
  t: Translate,
): Promise<Uint8Array> {
  const found = await git.findRepository(row.directory);
  if (!found.ok) throw new Error(found.message);
  const file = await git.readFile({ repository: found.value, extraObjects: [] }, commit, path);
  if (!file.ok) throw new Error(file.message);
  if (file.value.length > limit) throw new Error(t("{0} is too large to be shown here.", path));
  // A copy: the buffer of a small file is a part of one that others share.
  return new Uint8Array(file.value);
}
