import { constants } from "node:fs";
import { access, mkdir, stat } from "node:fs/promises";
import path from "node:path";
import { GitTrouble } from "../process/gitTrouble";
import { objectFolderList } from "../objects/objectFolderList";
import type { RepositoryGit } from "../repository/repositoryGit";

/**
 * Sends new objects to `runObjects` always, or when the repository's store is another user's or not writable: objects of another
 * owner in a user's repository break that user's next commit. Gives back the git to use.
 */
export async function redirectObjects(
  git: RepositoryGit,
  runObjects: string | null,
  isAlways: boolean,
): Promise<{ readonly git: RepositoryGit; readonly isRedirected: boolean }> {
  const objects = path.join(git.repository.commonFolder, "objects");
  if (!isAlways && (await isOurs(objects))) return { git, isRedirected: false };
  if (runObjects === null)
    throw new GitTrouble(
      "unsafe-repository",
      "The repository's object store belongs to another user or cannot be written.",
    );
  await mkdir(runObjects, { recursive: true });
  const environment = {
    GIT_OBJECT_DIRECTORY: runObjects,
    GIT_ALTERNATE_OBJECT_DIRECTORIES: objectFolderList([objects]),
  };
  return { git: git.with({ environment }), isRedirected: true };
}

async function isOurs(objects: string): Promise<boolean> {
  try {
    const { uid } = await stat(objects);
    await access(objects, constants.W_OK);
    return process.geteuid === undefined || uid === process.geteuid();
  } catch {
    return false; // no store, or one that we may not write to
  }
}
