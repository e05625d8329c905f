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
  const known = new Map(memory);
  for (let attempts = 0, failed = 0; attempts < mostAttempts; attempts++) {
    let isMoved = false;
    const batches = attempt(file, known, read);
    let next = await batches.next();
    for (; !next.done; next = await batches.next()) {
      isMoved = true;
      remember(known, next.value);
      yield next.value;
    }
    if (next.value === "done") return;
    if (next.value !== "changed") {
      yield problemBatch(file, next.value.reason);
      return;
    }
    failed = isMoved ? 0 : failed + 1;
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
  known: UnitMemory,
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
        batches ??= read(database, known)[Symbol.iterator]();
        next = batches.next();
      } catch (error) {
        damage = error instanceof Error ? error.message : String(error);
      }
      if (!(await isSettled(pages))) return "changed";
      if (next === null) return { reason: `This database is damaged: ${damage}.` };
      if (next.done) return "done";
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

function remember(known: Map<string, JsonValue>, { runs, gone }: ImportBatch): void {
  for (const key of gone) known.delete(key);
  for (const { key, memory } of runs) known.set(key, memory);
}
