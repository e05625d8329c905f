import { setTimeout as delay } from "node:timers/promises";
import type { JsonValue } from "../../../core/model/jsonValue";
import { Breath } from "../../breath";
import { errorCode } from "../../errorCode";
import { openSqlite, type SqliteDatabase } from "../../database/sqlite";
import type { ImportBatch, UnitMemory } from "../importer";
import { DatabasePages } from "./databasePages";
import { problemBatch } from "./problemBatch";
import { unfinishedChange } from "./unfinishedChange";

/** Waits before each further try, in ms, while a writer changes what is read; each part that is read begins anew. */
const waits = [5, 20, 50, 200, 800];

/** Attempts of one read, at most: what is missing then is read with the next change. */
const mostAttempts = 200;

/** What an attempt came to: all is read, the writer was faster, or why it cannot go on. */
type Outcome = "done" | "changed" | { readonly reason: string };

/** How far a read is, so that the next attempt goes on from there. */
interface Progress {
  readonly memory: Map<string, JsonValue>;
  batches: number;
}

/**
 * Reads another tool's database from the file itself, page by page: for one that is too big to be copied into memory.
 * Each batch is as the database was at one moment; later batches may be as it was later. When a writer was faster, the
 * read begins again behind the last batch.
 * @param read gives the batches, from what was kept
 */
export async function* readWithPages(
  file: string,
  memory: UnitMemory,
  read: (database: SqliteDatabase, memory: UnitMemory) => Iterable<ImportBatch>,
): AsyncGenerator<ImportBatch> {
  const progress: Progress = { memory: new Map(memory), batches: 0 };
  for (let attempts = 0, failed = 0; attempts < mostAttempts; attempts++) {
    const before = progress.batches;
    const outcome = yield* attempt(file, progress, read);
    if (outcome === "done") return;
    if (outcome !== "changed") {
      yield problemBatch(file, outcome.reason);
      return;
    }
    failed = progress.batches > before ? 0 : failed + 1;
    const wait = waits[failed];
    if (wait === undefined) {
      const reason = unfinishedChange(file);
      if (reason !== null) yield problemBatch(file, reason);
      return;
    }
    await delay(wait);
  }
}

async function* attempt(
  file: string,
  progress: Progress,
  read: (database: SqliteDatabase, memory: UnitMemory) => Iterable<ImportBatch>,
): AsyncGenerator<ImportBatch, Outcome> {
  let pages: DatabasePages | null = null;
  let database: SqliteDatabase | null = null;
  const breath = new Breath();
  try {
    const opened = DatabasePages.open(file);
    if (opened === null) return "changed";
    if (typeof opened === "string") return { reason: opened };
    pages = opened;
    database = await openSqlite(pages);
    let batches: Iterator<ImportBatch> | null = null;
    for (;;) {
      const begun = pages.begin();
      if (typeof begun === "object") return begun;
      if (begun !== "same") return "changed";
      let next: IteratorResult<ImportBatch> | null = null;
      let damage = "";
      try {
        batches ??= read(database, new Map(progress.memory))[Symbol.iterator]();
        next = batches.next();
      } catch (error) {
        damage = error instanceof Error ? error.message : String(error);
      }
      if (!(await isSettled(pages))) return "changed";
      if (next === null) return { reason: `This database is damaged: ${damage}.` };
      if (next.done) return "done";
      remember(progress, next.value);
      yield { ...next.value, bytesRead: next.value.bytesRead + pages.bytesRead };
      pages.bytesRead = 0;
      await breath.take();
    }
  } catch (error) {
    return { reason: `This database cannot be read (${errorCode(error) || "unknown error"}).` };
  } finally {
    database?.close();
    pages?.close();
  }
}

/** Whether what was read is right; a writer's change that is under way is waited for. */
async function isSettled(pages: DatabasePages): Promise<boolean> {
  for (const wait of waits) {
    const state = pages.settle();
    if (state !== "busy") return state === "same";
    await delay(wait);
  }
  return false;
}

function remember(progress: Progress, { runs, gone }: ImportBatch): void {
  progress.batches++;
  for (const key of gone) progress.memory.delete(key);
  for (const { key, memory } of runs) progress.memory.set(key, memory);
}
