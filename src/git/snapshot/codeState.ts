import { lstat, realpath } from "node:fs/promises";
import path from "node:path";
import type { BytePath } from "../paths/bytePath";
import type { FileLook } from "./tree/fileLook";
import { entryInHead } from "./tree/entryInHead";
import type { IndexEdit } from "./tree/indexEdit";
import { gitlinkMode, type IndexState } from "./tree/indexState";
import type { LeftOut } from "./choose/leftOut";
import { rawDifferences } from "./tree/rawDifferences";
import { refuseByName } from "./choose/refuseByName";
import { splitRecords } from "./tree/splitRecords";
import type { WorkingTreeListing } from "./tree/workingTreeListing";

/** Compares working tree, index and HEAD: what must be hashed, what may be taken, what must be set back. */
export class CodeState {
  constructor(
    private readonly topLevel: string,
    private readonly look: FileLook,
    private readonly leftOut: LeftOut,
    private readonly state: IndexState,
    private readonly listing: WorkingTreeListing,
  ) {}

  /** Tracked paths to hash, and those that are staged and not changed since. Removals and resets go into the edit. */
  async tracked(edit: IndexEdit): Promise<{ readonly toHash: Set<BytePath>; readonly stagedOnly: Set<BytePath> }> {
    const { entries, unmerged, flagged, staged } = this.state;
    const inTree = new Set([...rawDifferences(this.listing.changed).keys(), ...unmerged.keys()]);
    for (const [file, isAssumedUnchanged] of flagged)
      // Git does not look at these; people use the flags to hide local edits, which ran all the same.
      if (isAssumedUnchanged || (await this.look.isHashable(file))) inTree.add(file);
    const toHash = new Set<BytePath>();
    const stagedOnly = new Set<BytePath>();
    for (const file of new Set([...inTree, ...staged.keys()])) {
      const entry = entries.get(file);
      if (this.leftOut.holds(file)) {
        if (staged.has(file) || unmerged.has(file)) edit.entries.set(file, entryInHead(this.state, file));
      } else if (entry?.mode === gitlinkMode) {
        continue; // the nested repositories are captured on their own
      } else if (entry && !inTree.has(file)) stagedOnly.add(file);
      else if (await this.look.isHashable(file)) {
        toHash.add(file);
        if (entry && flagged.has(file)) edit.entries.set(file, entry); // set again, an entry has no flags
      } else if (entry || unmerged.has(file)) edit.entries.set(file, null);
    }
    return { toHash, stagedOnly };
  }

  /** Untracked files that may be taken by their names, untracked folders that are repositories, and what is refused. */
  async untracked(knownCode: readonly string[]): Promise<{
    readonly files: readonly BytePath[];
    readonly folders: readonly BytePath[];
    readonly refused: ReadonlyMap<BytePath, string>;
  }> {
    const known = await this.known(knownCode);
    const files: BytePath[] = [];
    const folders: BytePath[] = [];
    const refused = new Map<BytePath, string>();
    for (const file of new Set([...splitRecords(this.listing.others), ...known])) {
      const isFolder = file.endsWith("/");
      const name = isFolder ? file.slice(0, -1) : file;
      if (this.leftOut.holds(name) || this.state.staged.has(file) || this.state.unmerged.has(file)) continue;
      const reason = isFolder ? null : refuseByName(file, known.has(file));
      if (isFolder) folders.push(name);
      else if (reason === null) files.push(file);
      else refused.set(file, reason);
    }
    return { files, folders, refused };
  }

  private async known(files: readonly string[]): Promise<Set<BytePath>> {
    const found = new Set<BytePath>();
    for (const file of files) {
      const real = await realpath(file).catch(() => null); // gone: nothing to take
      const relative = real === null ? "" : path.relative(this.topLevel, real).split(path.sep).join("/");
      const name = Buffer.from(relative, "utf8").toString("latin1");
      if (name === "" || name.startsWith("../") || path.isAbsolute(relative) || this.state.entries.has(name)) continue;
      if ((await this.look.isHashable(name)) && !(await this.isNested(name))) found.add(name);
    }
    return found;
  }

  private async isNested(file: BytePath): Promise<boolean> {
    for (let end = file.lastIndexOf("/"); end > 0; end = file.lastIndexOf("/", end - 1)) {
      const dotGit = this.look.absolute(`${file.slice(0, end)}/.git`);
      if (await lstat(dotGit).catch(() => null)) return true; // a failure means: no repository there
    }
    return false;
  }
}
