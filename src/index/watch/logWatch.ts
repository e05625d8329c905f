import path from "node:path";
import { networkFileSystem } from "../place/networkFileSystem";
import { Breath } from "../breath";
import type { LogSource } from "../discovery/logSource";
import { newFolderNode, type FolderNode } from "./folderNode";
import type { FolderWatch } from "./folderWatch";
import { FolderTree } from "./folderTree";
import { LookScheduler } from "./lookScheduler";
import { RootWatcher } from "./rootWatcher";

/** The fallback of all watching: everything hot is looked at so often (ms), whatever events say. */
const pollEvery = 500;

const notWatched = (): void => undefined;

/** What watching tells. All of it means "look": a lost event costs time, never data. */
export interface LogWatchEvents {
  runFound(directory: string, source: LogSource, root: string): void;
  runGone(directory: string): void;
  /** A live run may have grown. @returns whether it did */
  look(directory: string): boolean;
  /** By timer: live runs are to be looked at, and some of the others. */
  poll(): Promise<void>;
  /** Something the user should know about watching; null takes it back. */
  note(key: string, text: string | null): void;
}

/** What is watched, and how. */
export interface LogWatchOptions {
  readonly source: LogSource;
  readonly folderWatch: FolderWatch;
  /** Never watch, only poll; undefined: decided by the type of the file system. */
  readonly isPolling: boolean | undefined;
}

/** Finds runs in log directories and says when a live one may have grown: by watches, and by polling beneath them. */
export class LogWatch {
  readonly #roots = new Map<string, FolderNode>();
  readonly #polledRoots = new Set<string>();
  /** Live runs and runs without a log yet, each with the end of its watch. */
  readonly #live = new Map<string, () => void>();
  readonly #tree: FolderTree;
  readonly #looks = new LookScheduler({
    look: (key) => this.#look(key),
    pause: (key) => this.#pause(key),
    resume: (key) => this.#resume(key),
  });
  readonly #nodes = new Map<string, FolderNode>();
  #rootWatcher: RootWatcher | null = null;
  #timer: NodeJS.Timeout | null = null;
  #isClosed = false;
  #isDegraded = false;

  constructor(
    private readonly options: LogWatchOptions,
    private readonly events: LogWatchEvents,
  ) {
    this.#tree = new FolderTree({
      groupFound: (node) => this.#watchGroup(node),
      groupGone: (node) => this.#forgetGroup(node),
      pendingFound: (directory) => this.setLive(directory, true),
      pendingGone: (directory) => this.setLive(directory, false),
      runFound: (directory, node) => events.runFound(directory, node.source, this.#rootOf(node.path)),
      runGone: (directory) => {
        this.setLive(directory, false);
        events.runGone(directory);
      },
    });
  }

  get roots(): readonly string[] {
    return [...this.#roots.keys()];
  }

  /** Number of folders watched one by one: grows with experiments and live runs, not with runs. */
  get watchCount(): number {
    const groups = [...this.#nodes.values()].filter((node) => node.stopWatch !== null).length;
    return groups + this.#live.size;
  }

  /** Looks in just these log directories from now on; resolves when each was listed once. */
  async setRoots(roots: readonly string[]): Promise<void> {
    for (const [root, node] of this.#roots) {
      if (roots.includes(root)) continue;
      this.#roots.delete(root);
      this.#polledRoots.delete(root);
      this.#tree.drop(node);
      this.events.note(`polling ${root}`, null);
    }
    const added: FolderNode[] = [];
    for (const root of roots) {
      if (this.#roots.has(root)) continue;
      const node = newFolderNode(root, 0, this.options.source);
      this.#roots.set(root, node);
      this.#nodes.set(root, node);
      added.push(node);
    }
    for (const node of added) await this.#decidePolling(node.path);
    for (const node of added) await this.#tree.list(node);
    // After the listing, which would wait for it; when it is ready, it asks for one more look at every root.
    if (!this.#isClosed) this.#watchRoots();
    if (this.#timer === null && !this.#isClosed) this.#timer = setTimeout(() => void this.#poll(), pollEvery);
  }

  /** A live run gets a watch of its own, and is polled. */
  setLive(directory: string, isLive: boolean): void {
    if (isLive === this.#live.has(directory) || this.#isClosed) return;
    if (!isLive) {
      this.#live.get(directory)?.();
      this.#live.delete(directory);
      this.#looks.forget(directory);
      return;
    }
    this.#live.set(directory, notWatched);
    const isWatched = !this.#polledRoots.has(this.#rootOf(directory)) && !this.#isDegraded;
    if (isWatched) this.#resume(directory);
  }

  /** The log of a run's folder is gone: the folder is waited on like a new one. */
  logGone(directory: string): void {
    const node = this.#nodes.get(path.dirname(directory));
    if (node) this.#tree.logGone(node, directory);
  }

  /** Lists every folder again, whatever its time says. Watches that the system refused are tried again. */
  async scan(): Promise<void> {
    if (this.#isDegraded && !this.#isClosed) this.#watchAgain();
    for (const node of [...this.#nodes.values()]) await this.#tree.check(node, true);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#tree.close();
    clearTimeout(this.#timer ?? undefined);
    this.#looks.dispose();
    for (const stop of this.#live.values()) stop();
    for (const node of this.#nodes.values()) node.stopWatch?.();
    await this.#rootWatcher?.close();
  }

  async #decidePolling(root: string): Promise<void> {
    const network = await networkFileSystem(root);
    if (!(this.options.isPolling ?? network !== null)) return;
    this.#polledRoots.add(root);
    const why = network === null ? "as set" : `a network disk (${network})`;
    this.events.note(`polling ${root}`, `Polling instead of watching: ${why}: ${root}`);
  }

  #watchRoots(): void {
    const watched = this.roots.filter((root) => !this.#polledRoots.has(root));
    if (watched.length === 0 && this.#rootWatcher === null) return;
    this.#rootWatcher ??= new RootWatcher(
      (root) => this.#looks.event(root),
      (code) => this.#trouble(code),
    );
    this.#rootWatcher.setRoots(watched);
  }

  #watchGroup(node: FolderNode): void {
    this.#nodes.set(node.path, node);
    if (this.#isDegraded || this.#polledRoots.has(this.#rootOf(node.path))) return;
    node.stopWatch = this.options.folderWatch(
      node.path,
      () => this.#looks.event(node.path),
      (code) => this.#trouble(code),
    );
  }

  #forgetGroup(node: FolderNode): void {
    node.stopWatch?.();
    node.stopWatch = null;
    this.#looks.forget(node.path);
    if (!this.#roots.has(node.path)) this.#nodes.delete(node.path);
  }

  /** No watches left, or one broke: from now on polling does the work, and the user is told. */
  #trouble(code: string): void {
    if (code !== "ENOSPC" && code !== "EMFILE") return; // a folder that vanished: the poll sees that as well
    this.#isDegraded = true;
    const text = `Watching is degraded (${code}: the system has no watches left); looking twice a second instead.`;
    this.events.note("degraded", text);
  }

  /** Makes every watch again, up to the first that is refused: then all stays as it is, and so does the note. */
  #watchAgain(): void {
    this.#isDegraded = false;
    for (const node of this.#nodes.values()) {
      if (this.#isDegraded) return;
      if (node.level === 0 && node.stopWatch === null) continue; // a root is watched by the watcher of roots
      node.stopWatch?.();
      node.stopWatch = null;
      this.#watchGroup(node);
    }
    for (const directory of [...this.#live.keys()]) {
      if (this.#isDegraded) return;
      this.setLive(directory, false);
      this.setLive(directory, true);
    }
    if (this.#isDegraded) return;
    // Taken back before: a refusal to the watcher of roots comes later, by an event, and sets the note again.
    this.events.note("degraded", null);
    this.#rootWatcher?.watchAgain();
  }

  #look(key: string): boolean {
    const node = this.#nodes.get(key);
    const parent = this.#nodes.get(path.dirname(key));
    if (!node && !parent?.pending.has(path.basename(key))) return this.events.look(key);
    void (node ? this.#tree.list(node) : this.#tree.check(parent!));
    return false;
  }

  /** Ends the watch of a live run that is looked at all the time. */
  #pause(directory: string): boolean {
    const stop = this.#live.get(directory);
    if (!stop) return false;
    stop();
    this.#live.set(directory, notWatched);
    return true;
  }

  /** Watches a live run's log. What else is written beside it, such as the console's lines, is no reason to look. */
  #resume(directory: string): void {
    if (!this.#live.has(directory) || this.#isDegraded) return;
    const names = [path.basename(this.options.source.logFile(directory)), path.basename(directory)];
    const stop = this.options.folderWatch(
      directory,
      (name) => {
        if (name === null || names.includes(name)) this.#looks.event(directory);
      },
      (code) => this.#trouble(code),
    );
    this.#live.set(directory, stop);
  }

  async #poll(): Promise<void> {
    const breath = new Breath();
    for (const node of [...this.#nodes.values()]) {
      await breath.take();
      if (this.#isClosed) return;
      await this.#tree.check(node);
    }
    await this.events.poll();
    if (!this.#isClosed) this.#timer = setTimeout(() => void this.#poll(), pollEvery);
  }

  #rootOf(directory: string): string {
    for (const root of this.#roots.keys()) if (directory === root || directory.startsWith(root + path.sep)) return root;
    return directory;
  }
}
