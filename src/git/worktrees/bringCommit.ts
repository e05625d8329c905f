import { objectFolderList } from "../objects/objectFolderList";
import type { ObjectPlace } from "../port/objectPlace";
import type { RepositoryGit } from "../repository/repositoryGit";
import { commitObject } from "../snapshot/commitObject";
import { keepSnapshot } from "../snapshot/keepSnapshot";

/**
 * Makes sure that the repository itself holds a state as a commit, with all its objects and a ref that keeps it.
 * A tree (commit and patch together) becomes a snapshot commit on `base`. Gives back the commit's id.
 */
export async function bringCommit(
  git: RepositoryGit,
  place: ObjectPlace,
  revision: string,
  base: string | null,
): Promise<string> {
  const environment: Record<string, string> =
    place.extraObjects.length > 0 ? { GIT_ALTERNATE_OBJECT_DIRECTORIES: objectFolderList(place.extraObjects) } : {};
  const type = await git.text(["cat-file", "-t", revision], { environment });
  const input = commitObject(revision, base);
  const commit =
    type === "tree"
      ? await git.text(["hash-object", "-t", "commit", "-w", "--stdin"], { input, environment })
      : revision;
  if (place.extraObjects.length > 0) await copyObjects(git, commit, environment);
  await keepSnapshot(git, commit);
  return commit;
}

/** Copies what the repository lacks of a commit; what its own refs hold is not sent again. */
async function copyObjects(git: RepositoryGit, commit: string, environment: Record<string, string>): Promise<void> {
  const list = ["rev-list", "--objects", "--no-object-names", commit, "--not", "--all"];
  const input = await git.run(list, { environment });
  const pack = await git.run(["pack-objects", "--stdout", "-q"], { input, environment });
  await git.run(["unpack-objects", "-q"], { input: pack });
}
