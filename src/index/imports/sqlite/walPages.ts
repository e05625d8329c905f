import { closeSync, readSync } from "node:fs";
import { walFrames } from "../../../core/readers/sqlite/walFrames";
import { walStart, type WalPosition } from "../../../core/readers/sqlite/walStart";
import { openLog } from "../../tail/openLog";

const headerBytes = 32;
/** Bytes that are read at once, at first; a transaction may be longer. */
const sliceBytes = 64 * 1024;

/** The pages of whole transactions in a write-ahead log, by where they lie in it. Its methods throw when it cannot be read. */
export class WalPages {
  readonly #offsets = new Map<number, number>();

  private constructor(
    private readonly fd: number,
    private position: WalPosition,
  ) {}

  /** null when there is no log, or one in which nothing was written yet. */
  static open(file: string): WalPages | null {
    const opened = openLog(file);
    if (opened.fd === null) return null;
    const position = walStart(bytesOf(opened.fd, 0, headerBytes));
    if (position !== null) return new WalPages(opened.fd, position);
    closeSync(opened.fd);
    return null;
  }

  /** Pages of the whole database; 0: the log says nothing of it. */
  get pages(): number {
    return this.position.pages;
  }

  get pageSize(): number {
    return this.position.pageSize;
  }

  /** Reads on. @returns the pages of transactions that are new; null: the log started over */
  extend(): readonly number[] | null {
    const now = walStart(bytesOf(this.fd, 0, headerBytes));
    if (now?.salts.join() !== this.position.salts.join()) return null;
    const found: number[] = [];
    for (let want = sliceBytes; ;) {
      const bytes = bytesOf(this.fd, this.position.offset, want);
      const { frames, position, isOpen } = walFrames(bytes, this.position);
      for (const { page, offset } of frames) {
        this.#offsets.set(page, offset);
        found.push(page);
      }
      const isMoved = position !== this.position;
      this.position = position;
      if (!isOpen || bytes.length < want) return found;
      want = isMoved ? sliceBytes : want * 2;
    }
  }

  /** Reads a page into `room`. @returns false when the log does not have it */
  read(page: number, room: Uint8Array): boolean {
    const offset = this.#offsets.get(page);
    if (offset === undefined || page > this.pages) return false;
    room.fill(0, readSync(this.fd, room, 0, room.length, offset));
    return true;
  }

  close(): void {
    closeSync(this.fd);
  }
}

function bytesOf(fd: number, start: number, length: number): Uint8Array {
  const bytes = Buffer.allocUnsafe(length);
  return bytes.subarray(0, readSync(fd, bytes, 0, length, start));
}
