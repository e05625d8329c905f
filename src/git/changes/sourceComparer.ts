import { readFile, rm } from "node:fs/promises";
import path from "node:path";
import { listCopied } from "../browse/listCopied";
import { objectFolderList } from "../objects/objectFolderList";
import type { ObjectReader } from "../objects/objectReader";
import { pathText } from "../paths/pathText";
import type { LocatedSource } from "../port/locatedSource";
import type { ObjectPlace } from "../port/objectPlace";
import type { SourceChange, SourceChanges } from "../port/sourceChange";
import type { GitRunner } from "../process/gitRunner";
import { GitTrouble } from "../process/gitTrouble";
import { temporaryFolder } from "../process/temporaryFolder";
import { openRepository } from "../repository/openRepository";
import { LeftOut } from "../snapshot/choose/leftOut";
import { takeSnapshot } from "../snapshot/takeSnapshot";
import { insideFolder } from "../source/insideFolder";
import { readLocated } from "../source/readLocated";
import { compareCopied, type ReadSide } from "./compareCopied";
import { changesFormat, parseChanges } from "./parseChanges";

type Objects = Extract<LocatedSource, { kind: "objects" }>;

interface PlacedTree {
  readonly tree: string;
  readonly place: ObjectPlace;
}

/** Compares code states with each other and with the working tree. Failures are GitTroubles. */
export class SourceComparer {
  constructor(
    private readonly runner: GitRunner,
    private readonly reader: ObjectReader,
  ) {}

  async compare(from: LocatedSource, to: LocatedSource, signal?: AbortSignal): Promise<SourceChanges> {
    if (from.kind === "objects" && to.kind === "objects") {
      const [before, after] = await Promise.all([this.treeOf(from), this.treeOf(to)]);
      return { changes: await this.compareTrees(before, after, [], signal), notCompared: [] };
    }
    const copied = from.kind === "files" ? from : to;
    const paths = copied.kind === "files" ? await pathsOf(copied.folder) : [];
    return { changes: await compareCopied(paths, this.side(from), this.side(to)), notCompared: [] };
  }

  /** The working tree is looked at by the recipe of snapshots, its objects in a temporary folder. */
  async compareWithWorkingTree(
    from: LocatedSource,
    folder: string,
    leftOut: readonly string[],
    signal?: AbortSignal,
  ): Promise<SourceChanges> {
    if (from.kind === "files") {
      const changes = await compareCopied(await pathsOf(from.folder), this.side(from), workingFile(folder));
      return { changes, notCompared: [] };
    }
    const scratch = await temporaryFolder("compare");
    try {
      const git = await openRepository(this.runner, folder, signal);
      const task = { leftOut, knownCode: [], runObjects: scratch, isTemporary: true };
      const now = await takeSnapshot(this.runner, git, task, signal);
      const after = { tree: now.tree, place: { repository: git.repository, extraObjects: [scratch] } };
      const changes = await this.compareTrees(await this.treeOf(from), after, leftOut, signal);
      const notCompared = [...now.notCaptured].map(([file, reason]) => ({ path: pathText(file), reason }));
      return { changes, notCompared };
    } finally {
      await rm(scratch, { recursive: true, force: true });
    }
  }

  private async treeOf({ place, revision }: Objects): Promise<PlacedTree> {
    const tree = await this.reader.treeOf(place, revision);
    if (tree === null) throw new GitTrouble("commit-missing", `Commit ${revision} is not in this clone.`);
    return { tree, place };
  }

  private async compareTrees(
    before: PlacedTree,
    after: PlacedTree,
    leftOut: readonly string[],
    signal: AbortSignal | undefined,
  ): Promise<SourceChange[]> {
    const { repository } = after.place;
    const git = await openRepository(this.runner, repository.topLevel, signal);
    const stores = [before, after].flatMap(({ place }) => [
      path.join(place.repository.commonFolder, "objects"),
      ...place.extraObjects,
    ]);
    const environment = { GIT_ALTERNATE_OBJECT_DIRECTORIES: objectFolderList([...new Set(stores)]) };
    const args = ["diff-tree", "-r", ...changesFormat, before.tree, after.tree, "--"];
    const out = await LeftOut.of(repository.topLevel, leftOut);
    return parseChanges(await git.run(args, { environment }), (file) => out.holds(file));
  }

  private side(located: LocatedSource): ReadSide {
    return async (file) => {
      try {
        return await readLocated(this.reader, located, file);
      } catch (error) {
        if (error instanceof GitTrouble && error.failure.reason === "path-missing") return null;
        throw error;
      }
    };
  }
}

async function pathsOf(folder: string): Promise<string[]> {
  return (await listCopied(folder, "", true)).map((entry) => entry.path);
}

function workingFile(folder: string): ReadSide {
  return async (name) => {
    const file = await insideFolder(folder, name);
    return file === null ? null : readFile(file);
  };
}
