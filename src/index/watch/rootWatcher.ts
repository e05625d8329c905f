import { existsSync } from "node:fs";
import path from "node:path";
import { FSWatcher } from "chokidar";
import { errorCode } from "../errorCode";

/**
 * Watches log directories, one level deep, for what appears in them and vanishes, and for the directories themselves
 * when they do not exist yet: then the nearest folder above is watched for the next step of the path, nothing else.
 */
export class RootWatcher {
  readonly #roots = new Set<string>();
  /** Folders above missing roots, and the one child of each that is waited for. */
  #awaited = new Map<string, string>();
  readonly #watcher: FSWatcher;

  constructor(
    private readonly onEvent: (root: string) => void,
    onTrouble: (code: string) => void,
  ) {
    this.#watcher = new FSWatcher({
      depth: 0,
      ignoreInitial: true,
      persistent: false,
      ignored: (candidate, stats) => stats?.isFile() === true || !this.#isOfInterest(candidate),
    });
    this.#watcher.on("all", (_event, changed) => this.#changed(changed));
    this.#watcher.on("error", (error) => onTrouble(errorCode(error)));
  }

  /** Watches just these roots from now on. */
  setRoots(roots: readonly string[]): void {
    const gone = [...this.#roots].filter((root) => !roots.includes(root));
    for (const root of gone) this.#roots.delete(root);
    for (const root of roots) this.#roots.add(root);
    if (gone.length > 0) this.#watcher.unwatch(gone);
    this.#arm();
  }

  async close(): Promise<void> {
    await this.#watcher.close();
  }

  /** Adds each root, or the nearest existing folder above it. What is watched already is not watched twice. */
  #arm(): void {
    const awaited = new Map<string, string>();
    const targets: string[] = [];
    for (const root of this.#roots) {
      let at = root;
      let child = root;
      while (!existsSync(at) && path.dirname(at) !== at) [at, child] = [path.dirname(at), at];
      if (at !== root) awaited.set(child, at);
      targets.push(at);
    }
    const before = new Set(this.#awaited.values());
    this.#awaited = awaited;
    const stale = [...before].filter((folder) => !targets.includes(folder) && !this.#roots.has(folder));
    if (stale.length > 0) this.#watcher.unwatch(stale);
    if (targets.length > 0) this.#watcher.add(targets);
  }

  #isOfInterest(candidate: string): boolean {
    if (this.#roots.has(candidate) || this.#roots.has(path.dirname(candidate))) return true;
    for (const [child, folder] of this.#awaited) if (candidate === child || candidate === folder) return true;
    return false;
  }

  #changed(changed: string): void {
    const isOnTheWay = this.#awaited.has(changed) || this.#roots.has(changed);
    if (isOnTheWay) this.#arm();
    for (const root of this.#roots) {
      const isInside = changed === root || path.dirname(changed) === root;
      if (isInside || root.startsWith(changed + path.sep)) this.onEvent(root);
    }
  }
}
