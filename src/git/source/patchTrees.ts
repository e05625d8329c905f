import { createHash } from "node:crypto";
import { mkdir, readFile, rm, stat } from "node:fs/promises";
import { rmSync } from "node:fs";
import path from "node:path";
import { objectFolderList } from "../objects/objectFolderList";
import type { ObjectPlace } from "../port/objectPlace";
import { GitTrouble } from "../process/gitTrouble";
import { temporaryFolder } from "../process/temporaryFolder";
import type { RepositoryGit } from "../repository/repositoryGit";
import { withoutBinary } from "./withoutBinary";

/** Where the tree of a commit and a patch together can be read. */
export interface PatchTree {
  readonly place: ObjectPlace;
  readonly tree: string;
  /** Paths of binary files that the patch names and whose content it does not hold: they are as in the commit. */
  readonly missing: readonly string[];
}

const mostPatchBytes = 64 * 1024 * 1024;

/** Makes trees of commit and patch together, in temporary object folders: the repository gets nothing. */
export class PatchTrees {
  private readonly known = new Map<string, Promise<PatchTree>>();
  private readonly folders = new Set<string>();

  /** The tree of `commit` with the patch file applied. GitTroubles: "patch-rejected", "too-large". */
  async make(git: RepositoryGit, commit: string, patchFile: string): Promise<PatchTree> {
    if ((await stat(patchFile)).size > mostPatchBytes) throw new GitTrouble("too-large", "The patch is over 64 MiB.");
    const patch = await readFile(patchFile);
    const digest = createHash("sha256").update(patch).digest("hex");
    const key = [git.repository.commonFolder, commit, digest].join("\0");
    let tree = this.known.get(key);
    if (!tree) {
      tree = this.apply(git, commit, patch);
      this.known.set(key, tree);
      tree.catch(() => this.known.delete(key)); // a later question may find a repaired state
    }
    return tree;
  }

  /** Removes the temporary folders. */
  dispose(): void {
    for (const folder of this.folders) rmSync(folder, { recursive: true, force: true });
    this.folders.clear();
    this.known.clear();
  }

  private async apply(git: RepositoryGit, commit: string, patch: Buffer): Promise<PatchTree> {
    const folder = await temporaryFolder("patch");
    this.folders.add(folder);
    const objects = path.join(folder, "objects");
    await mkdir(objects);
    const { repository } = git;
    const scratch = git.with({
      environment: {
        GIT_INDEX_FILE: path.join(folder, "index"),
        GIT_OBJECT_DIRECTORY: objects,
        GIT_ALTERNATE_OBJECT_DIRECTORIES: objectFolderList([path.join(repository.commonFolder, "objects")]),
      },
    });
    try {
      await scratch.run(["read-tree", commit]);
      const missing = await applyToIndex(scratch, patch);
      const tree = await scratch.text(["write-tree", "--missing-ok"]);
      return { place: { repository, extraObjects: [objects] }, tree, missing };
    } catch (error) {
      this.folders.delete(folder);
      await rm(folder, { recursive: true, force: true });
      if (!(error instanceof GitTrouble) || error.failure.reason !== "git-failed") throw error;
      throw new GitTrouble("patch-rejected", `The recorded patch does not fit its commit: ${error.message}`);
    }
  }
}

/** Gives the files that were left out: one binary file without its content makes git refuse the whole patch. */
async function applyToIndex(git: RepositoryGit, patch: Buffer): Promise<readonly string[]> {
  const apply = (input: Buffer) => git.run(["apply", "--cached", "--whitespace=nowarn"], { input });
  try {
    await apply(patch);
    return [];
  } catch (error) {
    const text = withoutBinary(patch);
    if (text.missing.length === 0) throw error;
    if (text.patch.length > 0) await apply(text.patch);
    return text.missing;
  }
}
