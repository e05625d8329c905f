import { existsSync } from "node:fs";
import path from "node:path";
import { FSWatcher } from "chokidar";
import { errorCode } from "../errorCode";

/**
 * Watches log directories, one level deep, for what appears in them and vanishes, and the folder above each for the
 * directory itself. Where it does not exist yet, the nearest folder above is watched for the next step of the path.
 */
export class RootWatcher {
  #roots: readonly string[] = [];
  /** What is watched now. */
  #folders: readonly string[] = [];
  /** Folders whose coming or going changes what is to be watched. */
  #steps = new Set<string>();
  #watcher: FSWatcher | null = null;
  #closing: Promise<void> = Promise.resolve();
  #isClosed = false;

  constructor(
    private readonly onEvent: (root: string) => void,
    private readonly onTrouble: (code: string) => void,
  ) {}

  /** Watches just these roots from now on. */
  setRoots(roots: readonly string[]): void {
    this.#roots = [...roots];
    this.#arm(false);
  }

  /** Makes the watches again, for when the system refused some. */
  watchAgain(): void {
    this.#arm(true);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#closing;
    await this.#watcher?.close();
  }

  /**
   * Makes a watcher for the folders that are there now. A new one each time: chokidar's `unwatch` would go on ignoring
   * all that lies below.
   * @param isForced even when they are the same: a folder may be another one of the same name
   */
  #arm(isForced: boolean): void {
    const folders = new Set<string>();
    this.#steps = new Set();
    for (const root of this.#roots) {
      if (existsSync(root)) folders.add(root);
      const step = nextStep(root);
      this.#steps.add(step);
      folders.add(path.dirname(step));
    }
    const next = [...folders].sort();
    if (this.#isClosed || (!isForced && next.join("\n") === this.#folders.join("\n"))) return;
    this.#folders = next;
    const old = this.#watcher;
    if (old) this.#closing = Promise.all([this.#closing, old.close()]).then(() => undefined);
    this.#watcher = new FSWatcher({
      depth: 0,
      ignoreInitial: true,
      persistent: false,
      ignored: (candidate, stats) => stats?.isFile() === true || !this.#isOfInterest(candidate),
    });
    this.#watcher.on("all", (_event, changed) => this.#changed(changed));
    this.#watcher.on("error", (error) => this.onTrouble(errorCode(error)));
    this.#watcher.on("ready", () => this.#ready());
    this.#watcher.add(next);
  }

  /** What came before the watches were there is told by no event of theirs. */
  #ready(): void {
    if (this.#isClosed) return;
    for (const root of this.#roots) this.onEvent(root);
  }

  #isOfInterest(candidate: string): boolean {
    return (
      this.#folders.includes(candidate) || this.#steps.has(candidate) || this.#roots.includes(path.dirname(candidate))
    );
  }

  #changed(changed: string): void {
    if (this.#steps.has(changed)) this.#arm(true);
    for (const root of this.#roots) {
      const isInside = changed === root || path.dirname(changed) === root;
      if (isInside || root.startsWith(changed + path.sep)) this.onEvent(root);
    }
  }
}

/** The root if the folder above it exists, else the first folder on the way to it that does not. */
function nextStep(root: string): string {
  let step = root;
  while (!existsSync(path.dirname(step)) && path.dirname(step) !== step) step = path.dirname(step);
  return step;
}
