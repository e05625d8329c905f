import { stat } from "node:fs/promises";
import path from "node:path";
import { isObjectId } from "../../core/model/isObjectId";
import type { KeptSnapshot } from "../port/snapshots";
import type { RepositoryGit } from "../repository/repositoryGit";
import { snapshotRef } from "../snapshot/snapshotRef";

/** The snapshots that refs of a repository keep. */
export async function listSnapshots(git: RepositoryGit): Promise<KeptSnapshot[]> {
  const names = (await git.text(["for-each-ref", "--format=%(refname)", snapshotRef("")])).split("\n");
  const snapshots = names.map((name) => name.slice(snapshotRef("").length)).filter(isObjectId);
  return Promise.all(
    snapshots.map(async (snapshot) => {
      const file = path.join(git.repository.commonFolder, ...snapshotRef(snapshot).split("/"));
      const status = await stat(file).catch(() => null); // packed: the file is gone, the ref is not
      return { snapshot, madeAt: status?.mtimeMs ?? null };
    }),
  );
}
