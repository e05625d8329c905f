import type { RunEntry } from "./runEntry";

/**
 * Which folders hold which runs. Of several folders with the run of one id (copies) the first by path is shown, so
 * that the answer does not depend on which was found first.
 */
export class RunRegistry {
  readonly #entries = new Map<string, RunEntry>();
  readonly #byRun = new Map<string, RunEntry>();
  readonly #duplicates = new Map<string, Set<RunEntry>>();

  get size(): number {
    return this.#entries.size;
  }

  entries(): IterableIterator<RunEntry> {
    return this.#entries.values();
  }

  at(directory: string): RunEntry | null {
    return this.#entries.get(directory) ?? null;
  }

  byRun(runId: string): RunEntry | null {
    return this.#byRun.get(runId) ?? null;
  }

  add(entry: RunEntry): void {
    this.#entries.set(entry.directory, entry);
  }

  /** Forgets a folder. Its run is still to be released. */
  delete(entry: RunEntry): void {
    this.#entries.delete(entry.directory);
    for (const folders of this.#duplicates.values()) folders.delete(entry);
  }

  /** Makes a folder the place of a run, if no better one holds it. `loser` is the folder that is not shown then. */
  claim(entry: RunEntry, runId: string): { isHolder: boolean; loser: RunEntry | null } {
    const holder = this.#byRun.get(runId);
    if (holder === entry) return { isHolder: true, loser: null };
    const isHolder = !holder || entry.directory < holder.directory;
    const loser = isHolder ? (holder ?? null) : entry;
    if (isHolder) {
      this.#byRun.set(runId, entry);
      entry.runId = runId;
      entry.isDuplicate = false;
      this.#duplicates.get(runId)?.delete(entry);
    }
    if (loser) {
      loser.runId = null;
      loser.isDuplicate = true;
      const folders = this.#duplicates.get(runId);
      if (folders) folders.add(loser);
      else this.#duplicates.set(runId, new Set([loser]));
    }
    return { isHolder, loser };
  }

  /** Takes a folder's run away from it. `next` is another folder that holds the same run. */
  release(entry: RunEntry): { runId: string; next: RunEntry | null } | null {
    const { runId } = entry;
    if (runId === null || this.#byRun.get(runId) !== entry) return null;
    this.#byRun.delete(runId);
    entry.runId = null;
    const others = [...(this.#duplicates.get(runId) ?? [])];
    others.sort((a, b) => (a.directory < b.directory ? -1 : 1));
    const next = others[0] ?? null;
    if (next) {
      next.isDuplicate = false;
      this.#duplicates.get(runId)?.delete(next);
    }
    return { runId, next };
  }
}
