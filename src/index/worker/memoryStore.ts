import type { RunRow } from "../../core/model/runRow";
import type { ChunkPlace, RunStore, StoreReport } from "../store/runStore";
import type { StoredRun } from "../store/storedRun";

/** A store that keeps nothing beyond its process: for tests, and when no folder can be written. */
export class MemoryStore implements RunStore {
  readonly report: StoreReport = { role: "writer", notes: [] };
  readonly #runs = new Map<string, StoredRun>();
  readonly #chunks: Uint8Array[] = [];

  *rows(): IterableIterator<RunRow> {
    for (const run of this.#runs.values()) yield run.row;
  }

  load(runId: string): StoredRun | null {
    return this.#runs.get(runId) ?? null;
  }

  put(run: StoredRun): void {
    this.#runs.set(run.row.runId, structuredClone(run));
  }

  remove(runId: string): void {
    this.#runs.delete(runId);
  }

  appendChunk(bytes: Uint8Array): ChunkPlace {
    this.#chunks.push(bytes.slice());
    return { segment: 0, offset: this.#chunks.length - 1, length: bytes.length };
  }

  readChunk(place: ChunkPlace): Uint8Array | null {
    return this.#chunks[place.offset] ?? null;
  }

  commit(): Promise<readonly string[]> {
    return Promise.resolve([]);
  }

  compact(): Promise<void> {
    return Promise.resolve();
  }

  tryPromote(): Promise<boolean> {
    return Promise.resolve(true);
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
