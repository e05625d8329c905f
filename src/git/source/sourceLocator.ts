import path from "node:path";
import { isObjectId } from "../../core/model/isObjectId";
import type { ObjectReader } from "../objects/objectReader";
import type { LocatedSource } from "../port/locatedSource";
import type { SourceRequest } from "../port/sourceRequest";
import type { GitRunner } from "../process/gitRunner";
import { GitTrouble } from "../process/gitTrouble";
import { findRepositories } from "../repository/findRepositories";
import type { RepositoryGit } from "../repository/repositoryGit";
import { insideFolder } from "./insideFolder";
import type { PatchTrees } from "./patchTrees";
import { sharedCopy } from "./sharedCopy";

/** The folder of copied files in a run's folder, when there was no usable git. */
const filesFolder = "source";
/** Files that a notice names, at most. */
const named = 5;

/** Finds the best evidence of a run's code that this machine really holds. */
export class SourceLocator {
  constructor(
    private readonly runner: GitRunner,
    private readonly reader: ObjectReader,
    private readonly patches: PatchTrees,
  ) {}

  /** The order is: snapshot, commit and patch, copied files, commit alone. Failures are GitTroubles. */
  async locate(request: SourceRequest, signal?: AbortSignal): Promise<LocatedSource> {
    const { source, runFolder } = request;
    const files = source.evidence === "files" ? await insideFolder(runFolder, filesFolder) : null;
    if (files !== null) return { kind: "files", evidence: "files", folder: files, notice: source.reason };
    if (source.snapshot === null && source.commit === null)
      throw new GitTrouble("no-evidence", source.reason ?? "The run's log names no commit.", source.remedy);
    if (![source.snapshot, source.commit].every((id) => id === null || isObjectId(id)))
      throw new GitTrouble("bad-request", "The run's log names a commit that is not a full commit id.");
    const inRepository = source.repository !== null && path.isAbsolute(source.repository) ? [source.repository] : [];
    const folders = [runFolder, ...request.workspaceFolders, ...inRepository];
    const { repositories, trouble } = await findRepositories(this.runner, folders, signal);
    const located =
      (await this.locateSnapshot(request, repositories)) ?? (await this.locateCommit(request, repositories));
    if (located) return located;
    if (repositories.length === 0 && trouble) throw trouble;
    throw await this.missing(source.snapshot ?? source.commit ?? "", repositories);
  }

  private async locateSnapshot(
    { source, runFolder }: SourceRequest,
    repositories: readonly RepositoryGit[],
  ): Promise<LocatedSource | null> {
    if (source.snapshot === null) return null;
    const objects = source.objects === null ? null : await insideFolder(runFolder, source.objects);
    for (const { repository } of repositories) {
      const place = { repository, extraObjects: objects === null ? [] : [objects] };
      if ((await this.reader.treeOf(place, source.snapshot)) === null) continue;
      return { kind: "objects", evidence: source.evidence, place, revision: source.snapshot, base: null, notice: null };
    }
    for (const git of repositories) {
      const revision = await sharedCopy(git, source.snapshot, source.commit);
      if (revision === null) continue;
      const place = { repository: git.repository, extraObjects: [] };
      return { kind: "objects", evidence: source.evidence, place, revision, base: null, notice: null };
    }
    return null;
  }

  private async locateCommit(
    { source, runFolder }: SourceRequest,
    repositories: readonly RepositoryGit[],
  ): Promise<LocatedSource | null> {
    const { commit } = source;
    if (commit === null) return null;
    for (const git of repositories) {
      const place = { repository: git.repository, extraObjects: [] };
      if ((await this.reader.treeOf(place, commit)) === null) continue;
      const patchFile = source.patch === null ? null : await insideFolder(runFolder, source.patch);
      const lost = source.snapshot === null ? "" : "The snapshot is not in this clone. ";
      let rejected = "";
      if (patchFile !== null) {
        try {
          const patched = await this.patches.make(git, commit, patchFile);
          const notice = `${lost}Shown are the commit and the recorded patch.${missingText(patched.missing)}`;
          return {
            kind: "objects",
            evidence: "patch",
            place: patched.place,
            revision: patched.tree,
            base: commit,
            notice,
          };
        } catch (error) {
          if (!(error instanceof GitTrouble)) throw error;
          rejected = `${error.message} `;
        }
      }
      const evidence = source.evidence === "guess" ? "guess" : "commit";
      return {
        kind: "objects",
        evidence,
        place,
        revision: commit,
        base: null,
        notice: noticeOf(source.dirty, lost + rejected),
      };
    }
    return null;
  }

  private async missing(commit: string, repositories: readonly RepositoryGit[]): Promise<GitTrouble> {
    const short = commit.slice(0, 10);
    for (const git of repositories)
      if ((await git.text(["rev-parse", "--is-shallow-repository"])) === "true")
        return new GitTrouble(
          "commit-missing",
          `Commit ${short} is not in this shallow clone.`,
          "Fetch the whole history: git fetch --unshallow.",
        );
    return new GitTrouble(
      "commit-missing",
      `Commit ${short} is in no repository of this workspace.`,
      "Fetch from the remote, or open the clone that the run was started in.",
    );
  }
}

/** Binary files that were changed, and of which the tool recorded nothing else. */
function missingText(missing: readonly string[]): string {
  if (missing.length === 0) return "";
  const more = missing.length > named ? ` and ${missing.length - named} more` : "";
  return ` The patch does not hold these binary files, which are as in the commit: ${missing.slice(0, named).join(", ")}${more}.`;
}

function noticeOf(isDirty: boolean | null, before: string): string | null {
  if (isDirty === null) return `${before}Whether the run had uncommitted changes is unknown.`;
  return isDirty ? `${before}The run had uncommitted changes that are not in this commit.` : before.trim() || null;
}
