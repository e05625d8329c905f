import { statSync } from "node:fs";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { Breath } from "../breath";
import { errorCode } from "../errorCode";
import { goneCodes } from "../tail/openLog";
import { newFolderNode, type FolderNode } from "./folderNode";

/** A folder changed so shortly before it was listed (ms) that a later change may bear the same time. */
const doubtful = 50;
/** How long a run's folder without a log is looked at with every poll (ms); later only by a full look. */
const pendingFor = 90_000;

/** What the tree tells while it is listed. */
export interface FolderTreeEvents {
  /** A folder that holds folders was found: watch it. */
  groupFound(node: FolderNode): void;
  groupGone(node: FolderNode): void;
  /** A run's folder whose log is not there yet: it will be any moment. */
  pendingFound(directory: string, node: FolderNode): void;
  pendingGone(directory: string): void;
  runFound(directory: string, node: FolderNode): void;
  runGone(directory: string): void;
}

/** Keeps what lies in log directories, by listing a folder whenever it may have changed. */
export class FolderTree {
  #isClosed = false;

  constructor(private readonly events: FolderTreeEvents) {}

  close(): void {
    this.#isClosed = true;
  }

  /** Lists a folder and whatever is new in it. While it is being listed, one more listing is put on the list. */
  async list(node: FolderNode): Promise<void> {
    if (node.isListing) {
      node.isListingDue = true;
      return;
    }
    node.isListing = true;
    try {
      do {
        node.isListingDue = false;
        await this.#listOnce(node);
      } while (node.isListingDue && !this.#isClosed);
    } finally {
      node.isListing = false;
    }
  }

  /** Lists a folder if its time says that it changed. @param isForced lists it anyway */
  async check(node: FolderNode, isForced = false): Promise<void> {
    const before = node.mtime;
    const { mtime, inode } = timeOf(node.path);
    const isMissing = Number.isNaN(inode) && Number.isNaN(node.inode);
    if (isForced) node.others.clear(); // an old folder without a log may have got one
    if (isForced || (!isMissing && (before !== mtime || node.inode !== inode))) return this.list(node);
    this.#inspectPending(node);
  }

  /** Forgets a folder and all in it. */
  drop(node: FolderNode): void {
    for (const group of node.groups.values()) this.drop(group);
    for (const name of node.runs) this.events.runGone(path.join(node.path, name));
    for (const name of node.pending.keys()) this.events.pendingGone(path.join(node.path, name));
    node.groups.clear();
    node.runs.clear();
    node.pending.clear();
    node.others.clear();
    this.events.groupGone(node);
  }

  /** The log of a run's folder vanished, and the folder did not: it is one without a log from now on. */
  logGone(node: FolderNode, directory: string): void {
    const name = path.basename(directory);
    if (!node.runs.delete(name)) return;
    this.events.runGone(directory);
    this.#wait(node, name);
  }

  /** A log comes soon after its folder: only a new folder is worth a watch. */
  #wait(node: FolderNode, name: string): void {
    const folder = path.join(node.path, name);
    if (Date.now() - timeOf(folder).mtime > pendingFor) node.others.add(name);
    else {
      node.pending.set(name, performance.now());
      this.events.pendingFound(folder, node);
    }
  }

  async #listOnce(node: FolderNode): Promise<void> {
    const { mtime, inode } = timeOf(node.path);
    if (!Object.is(node.inode, inode) && !Number.isNaN(node.inode)) {
      this.drop(node); // another folder of the same name: nothing of the old one holds
      this.events.groupFound(node);
    }
    node.inode = inode;
    const list = await namesIn(node.path);
    if (list === null || this.#isClosed) return;
    const names = new Set(list);
    node.mtime = Date.now() - mtime < doubtful ? NaN : mtime;
    this.#forgetGone(node, names);
    const breath = new Breath();
    const groups: FolderNode[] = [];
    for (const name of names) {
      await breath.take();
      if (this.#isClosed) return;
      if (!isKnown(node, name)) this.#take(node, name, groups);
    }
    this.#inspectPending(node);
    for (const group of groups) await this.list(group);
  }

  #take(node: FolderNode, name: string, groups: FolderNode[]): void {
    const folder = path.join(node.path, name);
    switch (node.source.inspect(folder, node.level + 1)) {
      case "group": {
        const group = newFolderNode(folder, node.level + 1, node.source);
        node.groups.set(name, group);
        groups.push(group);
        // Watch first, list then: what comes in between is seen by one of the two.
        this.events.groupFound(group);
        break;
      }
      case "run":
        node.runs.add(name);
        this.events.runFound(folder, node);
        break;
      case "pending":
        this.#wait(node, name);
        break;
      case "nothing":
        node.others.add(name);
    }
  }

  #forgetGone(node: FolderNode, names: ReadonlySet<string>): void {
    for (const [name, group] of node.groups) {
      if (names.has(name)) continue;
      node.groups.delete(name);
      this.drop(group);
    }
    for (const name of node.runs)
      if (!names.has(name) && node.runs.delete(name)) this.events.runGone(path.join(node.path, name));
    for (const name of node.pending.keys())
      if (!names.has(name) && node.pending.delete(name)) this.events.pendingGone(path.join(node.path, name));
    for (const name of node.others) if (!names.has(name)) node.others.delete(name);
  }

  /** Looks whether the logs that were missing are there by now. */
  #inspectPending(node: FolderNode): void {
    for (const [name, since] of node.pending) {
      const folder = path.join(node.path, name);
      const kind = node.source.inspect(folder, node.level + 1);
      if (kind === "pending" && performance.now() - since < pendingFor) continue;
      node.pending.delete(name);
      this.events.pendingGone(folder);
      if (kind !== "run") {
        node.others.add(name); // a full look will find out should a log come all the same
        continue;
      }
      node.runs.add(name);
      this.events.runFound(folder, node);
    }
  }
}

function isKnown(node: FolderNode, name: string): boolean {
  return node.runs.has(name) || node.groups.has(name) || node.pending.has(name) || node.others.has(name);
}

function timeOf(folder: string): { mtime: number; inode: number } {
  try {
    const stats = statSync(folder);
    return { mtime: stats.mtimeMs, inode: stats.ino };
  } catch {
    return { mtime: NaN, inode: NaN }; // gone or not readable: the listing, empty then, tells the same
  }
}

/** Names in a folder, none when it is gone; null when it cannot be listed now, which says nothing of what is in it. */
async function namesIn(folder: string): Promise<string[] | null> {
  try {
    return await readdir(folder);
  } catch (error) {
    return goneCodes.has(errorCode(error)) ? [] : null;
  }
}
