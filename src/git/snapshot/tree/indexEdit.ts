import type { BytePath } from "../../paths/bytePath";
import type { RepositoryGit } from "../../repository/repositoryGit";
import type { IndexEntry } from "./indexState";

/** Collects entries of the temporary index to set (or to remove: null) and applies them in one call. */
export class IndexEdit {
  readonly entries = new Map<BytePath, IndexEntry | null>();

  /** Removals go first, so that a folder can take the place of a file. `idLength`: digits of an object id. */
  async apply(git: RepositoryGit, idLength: number): Promise<void> {
    if (this.entries.size === 0) return;
    const removals: string[] = [];
    const settings: string[] = [];
    for (const [path, entry] of this.entries)
      if (entry === null) removals.push(`0 ${"0".repeat(idLength)}\t${path}\0`);
      else settings.push(`${entry.mode} ${entry.objectId}\t${path}\0`);
    const input = Buffer.from([...removals, ...settings].join(""), "latin1");
    await git.run(["update-index", "--replace", "-z", "--index-info"], { input });
  }
}
