import { open, stat, type FileHandle } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";
import { databaseHeader } from "../../../core/readers/sqlite/databaseHeader";
import { replayWal } from "../../../core/readers/sqlite/replayWal";
import { errorCode } from "../../errorCode";
import { goneCodes } from "../../tail/openLog";
import { hasHotJournal } from "./hasHotJournal";
import { unfinishedChange } from "./unfinishedChange";

/** Waits before each further try, in ms. */
const waits = [50, 200, 800];
/** Bytes of the write-ahead log's header: its salts change when the log starts over. */
const walHeaderBytes = 32;

/** A database as it was at one moment, or why there is none. "busy": a writer was faster each time; try again later. */
export type DatabaseCopy =
  | { readonly kind: "image"; readonly bytes: Uint8Array }
  | { readonly kind: "busy" | "gone" | "empty" }
  | { readonly kind: "unreadable"; readonly reason: string };

/**
 * Reads a consistent copy of a SQLite database that others may be writing, without opening it as a database: that would
 * make files beside it and could lock out its writer. Every transaction of a rollback journal shows by the journal
 * itself or by the change counter; a write-ahead log that starts over shows by its salts, and all that is copied from it
 * into the database stays in it until then.
 * @param most bytes of the largest database that is read
 */
export async function readDatabaseCopy(file: string, most: number): Promise<DatabaseCopy> {
  for (let attempt = 0; ; attempt++) {
    const copy = await tryRead(file, most);
    const wait = waits[attempt];
    if (copy.kind !== "busy") return copy;
    if (wait === undefined) {
      const reason = unfinishedChange(file);
      return reason === null ? copy : { kind: "unreadable", reason };
    }
    await delay(wait);
  }
}

async function tryRead(file: string, most: number): Promise<DatabaseCopy> {
  try {
    if (hasHotJournal(file)) return { kind: "busy" };
    const salts = await readHead(`${file}-wal`, walHeaderBytes);
    const slack = salts === null ? 0 : Math.min(await sizeOf(`${file}-wal`), most);
    const whole = await readWhole(file, most, slack);
    if (whole === null) return { kind: "gone" };
    const { room, length } = whole;
    const main = room.subarray(0, length);
    const log = await readWhole(`${file}-wal`, most, 0);
    const wal = log === null ? null : log.room.subarray(0, log.length);
    const isSame =
      sameBytes(await readHead(file, 100), main.subarray(0, 100)) &&
      sameBytes(await readHead(`${file}-wal`, walHeaderBytes), salts) &&
      sameBytes(wal?.subarray(0, walHeaderBytes) ?? null, salts) &&
      (await sizeOf(file)) === main.length &&
      !hasHotJournal(file);
    if (!isSame) return { kind: "busy" };
    const bytes = wal === null ? main : replayWal(room, length, wal, most);
    if (bytes === null) return tooBig(most);
    if (bytes.length === 0) return { kind: "empty" };
    const header = databaseHeader(bytes);
    if (header === null) return { kind: "unreadable", reason: "This file is not an SQLite database." };
    // A copy that is just being made, or that broke off.
    if (bytes.length < header.pages * header.pageSize)
      return { kind: "unreadable", reason: "This database's end is missing." };
    return { kind: "image", bytes };
  } catch (error) {
    if (error instanceof RangeError) return tooBig(most);
    return { kind: "unreadable", reason: `This database cannot be read (${errorCode(error) || "unknown error"}).` };
  }
}

function tooBig(most: number): DatabaseCopy {
  const reason = `This database is bigger than ${Math.round(most / 1024 / 1024)} MB, the most that is read into memory.`;
  return { kind: "unreadable", reason };
}

/** The first bytes of a file, or null when there is none or it is empty. */
async function readHead(file: string, length: number): Promise<Uint8Array | null> {
  return withFile(file, async (handle) => {
    const bytes = Buffer.alloc(length);
    const { bytesRead } = await handle.read(bytes, 0, length, 0);
    return bytesRead === 0 ? null : bytes.subarray(0, bytesRead);
  });
}

/**
 * All bytes of a file as long as it was when it was opened, or null when there is none. Throws RangeError beyond `most`.
 * @param slack bytes of room behind them
 */
async function readWhole(file: string, most: number, slack: number): Promise<{ room: Buffer; length: number } | null> {
  return withFile(file, async (handle) => {
    const { size } = await handle.stat();
    if (size > most) throw new RangeError("too big");
    const room = Buffer.allocUnsafeSlow(size + slack);
    let filled = 0;
    while (filled < size) {
      const { bytesRead } = await handle.read(room, filled, Math.min(size - filled, 4 * 1024 * 1024), filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return { room, length: filled };
  });
}

async function withFile<T>(file: string, work: (handle: FileHandle) => Promise<T>): Promise<T | null> {
  const handle = await openRegular(file);
  if (handle === null) return null;
  try {
    return await work(handle);
  } finally {
    await handle.close();
  }
}

/** null when there is no such file. What is no regular file is not opened: a FIFO would wait for ever. */
async function openRegular(file: string): Promise<FileHandle | null> {
  try {
    return (await stat(file)).isFile() ? await open(file, "r") : null;
  } catch (error) {
    if (goneCodes.has(errorCode(error))) return null;
    throw error;
  }
}

async function sizeOf(file: string): Promise<number> {
  return (await stat(file)).size;
}

function sameBytes(a: Uint8Array | null, b: Uint8Array | null): boolean {
  return a === null || b === null ? a === b : Buffer.compare(a, b) === 0;
}
