import { closeSync, fstatSync, readSync } from "node:fs";
import { databaseHeader } from "../../../core/readers/sqlite/databaseHeader";
import type { SqliteSource } from "../../database/sqlite";
import { goneCodes, openLog } from "../../tail/openLog";
import { hasHotJournal } from "./hasHotJournal";
import { WalPages } from "./walPages";

const headerBytes = 100;

/** A part of a read: "busy": its writer is at it, look again; "changed": pages that were given are others by now. */
export type PartState = "same" | "changed" | "busy";

/**
 * A database that others may be writing, by pages as SQLite asks for them: for one that is too big to be copied. What was
 * asked for between `begin` and `settle` is as the database was at one moment if `settle` says "same": the pages that
 * were given are the same before and after a moment at which no transaction was being written into the file, and none of
 * them is in a transaction that came to the write-ahead log since. Its methods throw when the file cannot be read, but
 * for `read`, which SQLite calls.
 */
export class DatabasePages implements SqliteSource {
  /** More than any database has: pages that are added later must not lie behind the end. Its header has the true one. */
  readonly length = 2 ** 40;
  bytesRead = 0;
  #pages = 0;
  #part = 0;
  #hasFailed = false;
  readonly #page: Buffer;
  /** Hashes of the pages that were given in this part, but for those of the log, which stay as they are. */
  readonly #given = new Map<number, number>();

  private constructor(
    private readonly file: string,
    private readonly fd: number,
    private readonly wal: WalPages | null,
    pageSize: number,
  ) {
    this.#page = Buffer.alloc(pageSize);
  }

  /** null when it is gone or being changed; a text says why it cannot be read. */
  static open(file: string): DatabasePages | string | null {
    const opened = openLog(file);
    if (opened.fd === null) return goneCodes.has(opened.code) ? null : opened.reason;
    const { fd } = opened;
    const wal = WalPages.open(`${file}-wal`);
    try {
      const head = Buffer.alloc(headerBytes);
      const header = databaseHeader(head.subarray(0, readSync(fd, head, 0, head.length, 0)));
      if (header !== null && (wal === null || wal.pageSize === header.pageSize))
        return new DatabasePages(file, fd, wal, header.pageSize);
    } catch (error) {
      closeSync(fd);
      wal?.close();
      throw error;
    }
    closeSync(fd);
    wal?.close();
    return wal === null ? "This file is not an SQLite database." : null;
  }

  /** Begins a part. @returns as `settle`, or why the database cannot be read */
  begin(): PartState | { readonly reason: string } {
    this.#given.clear();
    this.#part++;
    if (hasHotJournal(this.file)) return "busy";
    if (this.#hasNewLog() || this.wal?.extend() === null) return "changed";
    this.#look(1);
    const header = databaseHeader(this.#page);
    if (header?.pageSize !== this.#page.length) return "changed";
    const size = Math.floor(fstatSync(this.fd).size / header.pageSize);
    const pages = this.wal?.pages ?? 0;
    if (pages === 0 && size < header.pages) return { reason: "This database's end is missing." };
    this.#pages = pages || header.pages || size;
    return "same";
  }

  /** For SQLite: bytes of one page. */
  read(start: number, end: number): Uint8Array {
    const size = this.#page.length;
    const page = Math.floor(start / size) + 1;
    try {
      const isOfFile = this.#take(page);
      if (isOfFile && !this.#given.has(page)) this.#given.set(page, hashOf(this.#page));
    } catch {
      this.#hasFailed = true; // SQLite is in the middle of its work: `settle` tells
      this.#page.fill(0);
    }
    return this.#page.subarray(start % size, (start % size) + end - start);
  }

  /** Whether what was given since `begin` is right. May be asked again after "busy". */
  settle(): PartState {
    if (this.#hasFailed) throw new Error("a page could not be read");
    if (hasHotJournal(this.file)) return "busy";
    const added = this.wal === null ? [] : this.wal.extend();
    if (this.#hasNewLog() || added === null || added.some((page) => this.#given.has(page))) return "changed";
    for (const [page, hash] of this.#given) {
      this.#take(page);
      if (hashOf(this.#page) !== hash) return "changed";
    }
    return "same";
  }

  close(): void {
    closeSync(this.fd);
    this.wal?.close();
  }

  /** Whether a write-ahead log came that was not there before. */
  #hasNewLog(): boolean {
    if (this.wal !== null) return false;
    const log = WalPages.open(`${this.file}-wal`);
    log?.close();
    return log !== null;
  }

  /** Reads a page into `#page`. @returns whether it is the file's, not the log's */
  #look(page: number): boolean {
    this.bytesRead += this.#page.length;
    if (this.wal?.read(page, this.#page) === true) return false;
    this.#page.fill(0, readSync(this.fd, this.#page, 0, this.#page.length, (page - 1) * this.#page.length));
    return true;
  }

  /** Reads a page as it is given. @returns whether it is the file's, not the log's */
  #take(page: number): boolean {
    const isOfFile = this.#look(page);
    if (page === 1) this.#showAsCopy();
    return isOfFile;
  }

  /**
   * The first page of a database without a log, and without what every transaction changes. Its count of changes is that
   * of parts: SQLite forgets all pages that it keeps when it is another one, so that each part asks for what it needs.
   */
  #showAsCopy(): void {
    this.#page[18] = this.#page[19] = 1;
    this.#page.fill(0, 24, 40).fill(0, 92, 100);
    this.#page.writeUInt32BE(this.#part, 24);
    this.#page.writeUInt32BE(this.#pages, 28);
    this.#page.writeUInt32BE(this.#part, 92); // the count of changes for which the count of pages is valid
  }
}

/** Of two pages that differ in one place it differs; that it is the same for any two is as good as impossible. */
function hashOf(bytes: Buffer): number {
  const words = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
  let hash = 0;
  for (let i = 0; i < words.length; i++) {
    hash = Math.imul(hash ^ words[i]!, 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  return hash;
}
