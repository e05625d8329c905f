import { listCopied } from "../browse/listCopied";
import { listTree } from "../browse/listTree";
import type { ObjectReader } from "../objects/objectReader";
import { pathBytes } from "../paths/pathBytes";
import type { GitCallOptions } from "../port/gitCallOptions";
import type { GitResult } from "../port/gitResult";
import type { LocatedSource } from "../port/locatedSource";
import type { SourceBrowser } from "../port/sourceBrowser";
import type { SourceChanges } from "../port/sourceChange";
import type { SourceEntry } from "../port/sourceEntry";
import { GitTrouble } from "../process/gitTrouble";
import type { Settle } from "../process/settle";
import type { SourceComparer } from "./sourceComparer";

/** Listing and comparing over the user's own git. */
export class LocalBrowser implements SourceBrowser {
  constructor(
    private readonly reader: ObjectReader,
    private readonly comparer: SourceComparer,
    private readonly settle: Settle,
  ) {}

  listFolder(located: LocatedSource, folder: string): Promise<GitResult<readonly SourceEntry[]>> {
    return this.settle(() => this.list(located, folder, false));
  }

  listFiles(located: LocatedSource, options?: GitCallOptions): Promise<GitResult<readonly SourceEntry[]>> {
    return this.settle(() => this.list(located, "", true, options?.signal));
  }

  compare(from: LocatedSource, to: LocatedSource, options?: GitCallOptions): Promise<GitResult<SourceChanges>> {
    return this.settle(() => this.comparer.compare(from, to, options?.signal));
  }

  compareWithWorkingTree(
    from: LocatedSource,
    folder: string,
    leftOut: readonly string[],
    options?: GitCallOptions,
  ): Promise<GitResult<SourceChanges>> {
    return this.settle(() => this.comparer.compareWithWorkingTree(from, folder, leftOut, options?.signal));
  }

  private async list(
    located: LocatedSource,
    name: string,
    isDeep: boolean,
    signal?: AbortSignal,
  ): Promise<SourceEntry[]> {
    if (located.kind === "files") return listCopied(located.folder, name, isDeep);
    const folder = pathBytes(name);
    if (folder === null) throw new GitTrouble("bad-request", "That is not a path of a repository.");
    return listTree(this.reader, { place: located.place, revision: located.revision, folder, isDeep, signal });
  }
}
