import * as assert from "node:assert/strict";
import { beginRunStore } from "../../../../src/index/store/beginRunStore";
import type { ChunkPlace, RunStore } from "../../../../src/index/store/runStore";
import type { FileSystemPort } from "../../../../src/index/store/disk/fileSystemPort";
import { checksum } from "../../../../src/index/store/disk/checksum";
import { exactJson } from "../../../../src/index/store/pack/exactJson";
import { sampleRun } from "./sampleRun";

/** A state that was to be saved, and how many changes the disk had seen when saving began and ended. */
export interface ExpectedState {
  readonly dump: string;
  readonly begun: number;
  ended: number;
}

const folder = "/index";
const chunkText = (runId: string, seed: number) => Buffer.from(`points of ${runId} at ${seed} `.repeat(20));

/** Everything that a store holds, as a short text that is the same for just the same runs; chunks whose bytes can be read must be the right ones. */
export function dumpStore(store: RunStore): string {
  const ids = [...store.rows()].map(({ row }) => row.runId).sort();
  const runs = ids.map((runId) => {
    const run = store.load(runId);
    if (run === null) throw new Error(`${runId} has a row but cannot be loaded`);
    for (const chunk of run.chunks) {
      const bytes = store.readChunk(chunk);
      const wanted = chunkText(runId, run.row.lastStep ?? 0);
      if (bytes !== null && Buffer.compare(bytes, wanted) !== 0) throw new Error(`wrong points of ${runId}`);
    }
    // Places may change when segments are tidied; what the chunk is of may not.
    const chunks = run.chunks.map((chunk) => ({ ...chunk, segment: 0, offset: 0 }));
    const bytes = [run.body, run.summaries].map((part) => Buffer.from(part).toString("hex"));
    const text = exactJson.write({ ...run, chunks, bytes });
    return `${runId}@${run.row.lastStep} ${checksum(Buffer.from(text)).toString(16)}`;
  });
  const facts = [...store.kept()].map((one) => exactJson.write(one)).sort();
  return runs.length + facts.length === 0 ? "" : `${runs.join(", ")}; ${facts.join(", ")}`;
}

/** What a start shows of a store, as a text that is the same for just the same rows and facts. */
export function dumpRows(store: Pick<RunStore, "rows" | "kept">): string {
  const rows = [...store.rows()].map((one) => exactJson.write(one));
  return [...rows, ...[...store.kept()].map((one) => exactJson.write(one))].sort().join("\n");
}

/** Chunks that a store names but cannot read. */
export function missingChunks(store: RunStore): number {
  let missing = 0;
  for (const { row } of store.rows())
    for (const chunk of store.load(row.runId)?.chunks ?? []) if (store.readChunk(chunk) === null) missing++;
  return missing;
}

/**
 * Opens the store with segments of two or three chunks (the script fits into the budget) as its writer, also when an
 * earlier one could not remove its lock: time passes quickly here.
 */
export async function openOn(files: FileSystemPort, segmentBudget = 6000): Promise<RunStore> {
  let time = 0;
  const store = await beginRunStore({ folder, segmentBudget, files, elapsed: () => (time += 2000) });
  const first = store.hasRows ? dumpRows(store) : null;
  const isAsShown = await store.open();
  if (isAsShown) assert.equal(first, dumpRows(store), "what is shown before the database is open is what it holds");
  for (let look = 0; look < 4 && store.report.role === "follower"; look++) await store.tryPromote();
  return store;
}

/** Puts a run with one chunk of points, and keeps a fact of it, or forgets it. */
export function put(store: RunStore, runId: string, seed: number): ChunkPlace {
  const place = store.appendChunk(chunkText(runId, seed));
  store.put(sampleRun(runId, { place, seed }));
  store.keep(`seed of ${runId}`, seed % 3 === 0 ? null : { seed });
  return place;
}

/**
 * The life of a saved index: two sessions with puts, changes, removals, commits and fresh images, the same every time.
 * Gives each state that it tried to save; `changes` tells how many changes the disk has seen.
 */
export async function runScript(
  files: FileSystemPort,
  changes: () => number,
  afterSave: (store: RunStore, states: readonly ExpectedState[]) => void = () => undefined,
): Promise<ExpectedState[]> {
  const states: ExpectedState[] = [{ dump: "", begun: 0, ended: 0 }];
  const save = async (store: RunStore, work: () => Promise<unknown>) => {
    const state = { dump: dumpStore(store), begun: changes(), ended: Infinity };
    states.push(state);
    const { role } = store.report;
    await work();
    if (role === "writer" && store.report.notes.length === 0) state.ended = changes();
    afterSave(store, states);
  };
  const first = await openOn(files);
  put(first, "a", 1);
  put(first, "b", 2);
  await save(first, () => first.commit());
  put(first, "a", 3);
  first.remove("b");
  put(first, "c", 4);
  await save(first, () => first.commit());
  await save(first, () => first.compact());
  put(first, "c", 5);
  await save(first, () => first.commit());
  put(first, "d", 6);
  await save(first, () => first.close());

  const second = await openOn(files);
  put(second, "e", 7);
  await save(second, () => second.commit());
  put(second, "a", 8);
  await save(second, () => second.compact());
  second.remove("c");
  put(second, "a", 9);
  await save(second, () => second.commit());
  put(second, "e", 10);
  await save(second, () => second.close());
  return states;
}
