import { LocalBrowser } from "./changes/localBrowser";
import { SourceComparer } from "./changes/sourceComparer";
import { LocalCheckouts } from "./checkout/localCheckouts";
import { findInTree } from "./objects/findInTree";
import { ObjectReader } from "./objects/objectReader";
import { pathBytes } from "./paths/pathBytes";
import { gitFailure } from "./port/gitFailure";
import type { GitCallOptions } from "./port/gitCallOptions";
import type { GitPort, GitProgram } from "./port/gitPort";
import type { GitRef } from "./port/gitRef";
import type { GitResult } from "./port/gitResult";
import type { LocatedSource } from "./port/locatedSource";
import type { ObjectPlace } from "./port/objectPlace";
import type { Repository } from "./port/repository";
import type { SourceFile } from "./port/sourceFile";
import type { SourceRequest } from "./port/sourceRequest";
import type { StashEntry } from "./port/stashEntry";
import { GitRunner, type GitRunnerOptions } from "./process/gitRunner";
import { GitTrouble } from "./process/gitTrouble";
import { settle } from "./process/settle";
import { listRefs } from "./refs/listRefs";
import { listStash } from "./refs/listStash";
import { openRepository } from "./repository/openRepository";
import { LocalSnapshots } from "./snapshots/localSnapshots";
import { PatchTrees } from "./source/patchTrees";
import { readEntryScript } from "./source/readEntryScript";
import { readLocated } from "./source/readLocated";
import { SourceLocator } from "./source/sourceLocator";
import { LocalWorktrees } from "./worktrees/localWorktrees";

/** The port over the user's own git on this machine. */
export class LocalGit implements GitPort {
  private readonly runner: GitRunner;
  private readonly reader: ObjectReader;
  private readonly patches = new PatchTrees();
  private readonly locator: SourceLocator;
  private isDisposed = false;
  readonly browser: LocalBrowser;
  readonly worktrees: LocalWorktrees;
  readonly snapshots: LocalSnapshots;
  readonly checkouts: LocalCheckouts;

  constructor(options: GitRunnerOptions) {
    this.runner = new GitRunner(options);
    this.reader = new ObjectReader(this.runner);
    this.locator = new SourceLocator(this.runner, this.reader, this.patches);
    const settled = <T>(act: () => Promise<T>): Promise<GitResult<T>> => this.act(act);
    this.browser = new LocalBrowser(this.reader, new SourceComparer(this.runner, this.reader), settled);
    this.worktrees = new LocalWorktrees(this.runner, settled);
    this.snapshots = new LocalSnapshots(this.runner, settled);
    this.checkouts = new LocalCheckouts(this.runner, settled);
  }

  program(): Promise<GitResult<GitProgram>> {
    return this.act(() => this.runner.program());
  }

  findRepository(folder: string): Promise<GitResult<Repository>> {
    return this.act(async () => (await openRepository(this.runner, folder)).repository);
  }

  listRefs(folder: string, prefix: string): Promise<GitResult<readonly GitRef[]>> {
    return this.act(async () => listRefs(await openRepository(this.runner, folder), prefix));
  }

  listStash(folder: string, ref: string): Promise<GitResult<readonly StashEntry[]>> {
    return this.act(async () => listStash(await openRepository(this.runner, folder), ref));
  }

  locateSource(request: SourceRequest, options?: GitCallOptions): Promise<GitResult<LocatedSource>> {
    return this.act(() => this.locator.locate(request, options?.signal));
  }

  readEntry(request: SourceRequest, options?: GitCallOptions): Promise<GitResult<SourceFile>> {
    return this.act(async () =>
      readEntryScript(this.reader, request, await this.locator.locate(request, options?.signal)),
    );
  }

  readSourceFile(located: LocatedSource, path: string): Promise<GitResult<Uint8Array>> {
    return this.act(() => readLocated(this.reader, located, path));
  }

  readFile(place: ObjectPlace, revision: string, path: string): Promise<GitResult<Uint8Array>> {
    return this.act(async () => {
      const bytes = pathBytes(path);
      if (bytes === null) throw new GitTrouble("bad-request", "That is not a path of a repository.");
      const entry = await findInTree(this.reader, place, revision, bytes);
      return this.reader.blob(place, entry.objectId, path);
    });
  }

  dispose(): void {
    this.isDisposed = true;
    this.reader.dispose();
    this.patches.dispose();
  }

  private act<T>(act: () => Promise<T>): Promise<GitResult<T>> {
    if (this.isDisposed) return Promise.resolve(gitFailure("disposed", "The git service has ended."));
    return settle(act);
  }
}
