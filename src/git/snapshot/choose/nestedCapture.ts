import path from "node:path";
import type { BytePath } from "../../paths/bytePath";
import { exists } from "../../paths/exists";
import type { GitFailureReason } from "../../port/gitResult";
import { GitTrouble } from "../../process/gitTrouble";
import type { RepositoryGit } from "../../repository/repositoryGit";
import { harmlessReasons } from "./harmlessReasons";
import type { FileLook } from "../tree/fileLook";
import { gitlinkMode, type IndexEntry, type IndexState } from "../tree/indexState";
import type { LeftOut } from "./leftOut";
import { limits } from "./limits";
import type { NestedSnapshot, Snapshot } from "../snapshot";

/** How nested repositories are opened and captured: given by the recipe, which calls itself through it. */
export interface NestedMeans {
  readonly open: (folder: string) => Promise<RepositoryGit>;
  readonly take: (git: RepositoryGit, depth: number, budget: { left: number }) => Promise<Snapshot>;
  readonly depth: number;
  /** Shared by all repositories of one capture. */
  readonly budget: { left: number };
}

const reasons: Partial<Record<GitFailureReason, string>> = {
  "unsafe-repository": "repository of another user",
  "no-repository": "broken repository",
};
const passedOn: ReadonlySet<GitFailureReason> = new Set(["timeout", "cancelled", "untrusted", "disposed"]);

/** Repositories inside a repository, submodules and embedded ones: each is captured on its own. */
export class NestedCapture {
  readonly found: NestedSnapshot[] = [];
  readonly notCaptured = new Map<BytePath, string>();
  /** Submodule paths where a file lies now. */
  readonly replaced = new Set<BytePath>();
  /** Index entries of all nested repositories: their snapshots; null where a submodule's folder is gone. */
  readonly entries = new Map<BytePath, IndexEntry | null>();

  constructor(
    private readonly git: RepositoryGit,
    private readonly look: FileLook,
    private readonly means: NestedMeans,
  ) {}

  /** `embedded`: untracked folders that are repositories. `idLength`: digits of this repository's object ids. */
  async capture(state: IndexState, leftOut: LeftOut, embedded: readonly BytePath[], idLength: number): Promise<void> {
    for (const [file, entry] of [...state.entries].sort(([a], [b]) => (a < b ? -1 : 1))) {
      if (entry.mode !== gitlinkMode || leftOut.holds(file)) continue;
      const status = await this.look.status(file);
      if (status === null) {
        if (!state.flagged.has(file)) this.entries.set(file, null);
      } else if (!status.isDirectory()) {
        this.entries.set(file, null);
        this.replaced.add(file);
      } else if (await exists(this.look.absolute(`${file}/.git`))) await this.add(file, idLength);
    }
    for (const folder of [...embedded].sort()) await this.add(folder, idLength);
  }

  private async add(file: BytePath, idLength: number): Promise<void> {
    const reason = await this.captureOne(file, idLength).catch((error: unknown) => {
      if (!(error instanceof GitTrouble) || passedOn.has(error.failure.reason)) throw error;
      return reasons[error.failure.reason] ?? "repository that git could not capture";
    });
    if (reason !== null) this.notCaptured.set(file, reason);
  }

  private async captureOne(file: BytePath, idLength: number): Promise<string | null> {
    const { budget, depth } = this.means;
    if (budget.left <= 0 || depth >= limits.nestedDepth) return "too many repositories inside the repository";
    const folder = this.look.absolute(file).toString("utf8");
    const nested = await this.means.open(folder);
    if (path.resolve(nested.repository.topLevel) !== path.resolve(folder)) return "broken repository";
    if (nested.repository.commonFolder === this.git.repository.commonFolder) return harmlessReasons.otherWorktree;
    budget.left -= 1;
    const taken = await this.means.take(nested, depth + 1, budget);
    if (taken.snapshot.length !== idLength) return "repository with another kind of object ids";
    this.entries.set(file, { mode: gitlinkMode, objectId: taken.snapshot });
    this.found.push({ path: file, commit: taken.commit, snapshot: taken.snapshot });
    for (const deep of taken.nested) this.found.push({ ...deep, path: `${file}/${deep.path}` });
    for (const [inner, reason] of taken.notCaptured) this.notCaptured.set(`${file}/${inner}`, reason);
    return null;
  }
}
