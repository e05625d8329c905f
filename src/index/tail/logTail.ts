import { closeSync, fstatSync, readSync, statSync, type Stats } from "node:fs";
import { maxRecordBytes } from "../../core/ingest/maxRecordBytes";
import { errorCode } from "../errorCode";
import { endsHash, maxHeadBytes, maxTailBytes as tailBytes } from "./endsHash";
import { goneCodes, openLog } from "./openLog";

/** Bytes read at once; more only while a single record is longer. */
const sliceBytes = 1024 * 1024;

/** What a look at a file found. `bytes` is overwritten by the next read of any tail of this thread. */
export type TailRead =
  | { readonly kind: "bytes"; readonly bytes: Uint8Array; readonly isEnd: boolean }
  | { readonly kind: "nothing" | "replaced" | "gone" }
  | { readonly kind: "unreadable"; readonly reason: string };

/** What a checkpoint keeps of the file itself. */
export interface FileMark {
  readonly device: number;
  readonly inode: number;
  readonly size: number;
  readonly mtime: number;
  readonly headHash: string;
  readonly headLength: number;
}

let shared = Buffer.allocUnsafe(tailBytes + sliceBytes);

/** Reads one growing file from a position on, and notices when it is not the same file any more. */
export class LogTail {
  #fd: number | null = null;
  #stats: Stats | null = null;
  #want = sliceBytes;
  /** Bytes before the position, compared again with every read: a file rewritten in place shows by them. */
  #tail: Buffer | null = null;
  /** Size at the last read that found nothing whole, so that an unfinished record is not read again and again. */
  #unfinished = -1;

  /** @param position first byte that was not used up yet */
  constructor(
    readonly file: string,
    public position: number,
  ) {}

  /** The bytes from the position on, at most a slice of them. Say with `advance` how many were used up. */
  read(): TailRead {
    try {
      const opened = this.#open();
      if (opened !== null) return opened;
      // The size is asked for only where reading does not tell enough: a look at a live log is mostly one read.
      if (this.#unfinished >= 0) {
        const ended = this.#lookAtSize();
        if (ended !== null) return ended;
      }
      const before = Math.min(tailBytes, this.position);
      const room = buffer(before + this.#want);
      const got = readSome(this.#fd!, room, before + 1, before + this.#want, this.position - before) - before;
      if (got <= 0) return this.#lookAtSize() ?? { kind: "nothing" };
      if (!this.#isSameTail(room, before)) return this.#ended("replaced");
      return { kind: "bytes", bytes: room.subarray(before, before + got), isEnd: got < this.#want };
    } catch (error) {
      this.close();
      return { kind: "unreadable", reason: `Reading failed (${errorCode(error)}).` };
    }
  }

  /**
   * Goes on by `consumed` of the bytes that the last `read` gave.
   * @returns whether there may be more to read at once
   */
  advance(bytes: Uint8Array, consumed: number, isEnd: boolean): boolean {
    if (consumed > 0) {
      this.position += consumed;
      this.#unfinished = -1;
      this.#want = sliceBytes;
      const start = bytes.byteOffset + consumed - Math.min(tailBytes, this.position);
      const length = bytes.byteOffset + consumed - start;
      // Into the same memory as long as it fits: a look at a live log is short, and new memory would be much of it.
      if (this.#tail?.length !== length) this.#tail = Buffer.alloc(length);
      this.#tail.set(new Uint8Array(bytes.buffer, start, length));
      return !isEnd || consumed < bytes.length;
    }
    if (isEnd) this.#unfinished = this.position + bytes.length;
    else this.#want = Math.min(this.#want * 4, maxRecordBytes * 2);
    return !isEnd;
  }

  /** Whether the path still leads to the file that is open: events may be lost, so this is asked by timer. */
  verify(): "same" | "replaced" | "gone" {
    if (this.#fd === null) return "same";
    try {
      const stats = statSync(this.file);
      const isSame = stats.ino === this.#stats?.ino && stats.dev === this.#stats.dev && stats.size >= this.position;
      return isSame ? "same" : "replaced";
    } catch (error) {
      return goneCodes.has(errorCode(error)) ? "gone" : "same";
    }
  }

  /** What to remember of the file with this position; null when it cannot be read now. */
  mark(): FileMark | null {
    try {
      if (this.#open() !== null) return null;
      const stats = fstatSync(this.#fd!);
      const headLength = Math.min(maxHeadBytes, this.position);
      const hash = endsHash(this.#fd!, headLength, this.position);
      // A file that was rewritten in place since the last read is not what was read: nothing vouches for it.
      if (hash === null || !this.#hasSameTail()) return null;
      const { dev: device, ino: inode, mtimeMs: mtime, size } = stats;
      // A file that grew since the last read must not look unchanged later: then only what was read counts as seen.
      const seen = this.#unfinished >= 0 ? this.#unfinished : this.position;
      return { device, inode, size: Math.min(size, seen), mtime, headHash: hash, headLength };
    } catch {
      this.close(); // the same as not readable: the next read tells why
      return null;
    }
  }

  close(): void {
    if (this.#fd !== null) closeSync(this.#fd);
    this.#fd = null;
  }

  #open(): TailRead | null {
    if (this.#fd !== null) return null;
    const opened = openLog(this.file);
    if (opened.fd === null)
      return goneCodes.has(opened.code) ? { kind: "gone" } : { kind: "unreadable", reason: opened.reason };
    this.#fd = opened.fd;
    this.#stats = opened.stats;
    if (this.#tail === null && this.position > 0) {
      const tail = Buffer.alloc(Math.min(tailBytes, this.position));
      readFully(opened.fd, tail, tail.length, this.position - tail.length);
      this.#tail = tail;
    }
    return null;
  }

  /** What the size alone tells; null: there may be something to read. */
  #lookAtSize(): TailRead | null {
    const { nlink, size } = fstatSync(this.#fd!);
    if (nlink === 0) return this.#ended("gone");
    if (size < this.position) return this.#ended("replaced");
    return size === this.position || size === this.#unfinished ? { kind: "nothing" } : null;
  }

  #hasSameTail(): boolean {
    if (this.#tail === null) return true;
    const now = Buffer.alloc(this.#tail.length);
    return readFully(this.#fd!, now, now.length, this.position - now.length) === now.length && this.#tail.equals(now);
  }

  #isSameTail(room: Buffer, before: number): boolean {
    return this.#tail === null || this.#tail.compare(room, before - this.#tail.length, before) === 0;
  }

  #ended(kind: "replaced" | "gone"): TailRead {
    this.close();
    return { kind };
  }
}

function buffer(length: number): Buffer {
  if (shared.length < length) shared = Buffer.allocUnsafe(length);
  else if (shared.length > tailBytes + sliceBytes && length <= tailBytes + sliceBytes)
    shared = Buffer.allocUnsafe(tailBytes + sliceBytes); // one long record must not keep its room for ever
  return shared;
}

/** Reads until `length` bytes are there or the file ends. */
function readFully(fd: number, room: Buffer, length: number, position: number): number {
  return readSome(fd, room, length, length, position);
}

/** Reads at most `most` bytes, and no further than one read goes once `least` are there. A file may end before. */
function readSome(fd: number, room: Buffer, least: number, most: number, position: number): number {
  let filled = 0;
  while (filled < least) {
    const got = readSync(fd, room, filled, most - filled, position + filled);
    if (got === 0) break;
    filled += got;
  }
  return filled;
}
