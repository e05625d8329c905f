import type { BytePath } from "../paths/bytePath";
import { GitTrouble } from "../process/gitTrouble";
import type { RepositoryGit } from "../repository/repositoryGit";
import type { FileLook } from "../snapshot/tree/fileLook";

/** Whether a file holds just the first bytes of an object, as when git was killed while it wrote the file. */
export async function isBeginningOf(
  git: RepositoryGit,
  look: FileLook,
  path: BytePath,
  objectId: string,
): Promise<boolean> {
  const status = await look.status(path);
  if (!status?.isFile()) return false;
  try {
    const whole = await git.run(["cat-file", "blob", objectId]);
    if (status.size > whole.length) return false;
    const part = await look.read(path, whole.length);
    return part !== null && part.equals(whole.subarray(0, part.length));
  } catch (error) {
    if (error instanceof GitTrouble) return false; // too large to compare: taken for the user's own
    throw error;
  }
}
