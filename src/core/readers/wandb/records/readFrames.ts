import { maxRecordBytes } from "../../../ingest/maxRecordBytes";
import { lookahead } from "../../../decimal/lookahead";
import type { Crc32 } from "../../../series/codec/crc32";

/** What a scan of the file must know to go on behind what was used up. Plain JSON. */
export interface FramingState {
  /** Bytes before this offset of the file belong to a damaged block and are passed over; 0: none. */
  skipTo: number;
  /** The rest of a record whose start is lost, or that is too long, comes next. */
  isRestLost: boolean;
}

/** Bytes of a block of the file; chunks never cross the border of two. */
const blockBytes = 32_768;
const chunkHeaderBytes = 7;
/** ":W&B", 0xBEE1 and the version 0. */
const fileHeader = [0x3a, 0x57, 0x26, 0x42, 0xe1, 0xbe, 0x00];
/** Kinds of chunks; 3 is a middle one. */
const [full, first, last] = [1, 2, 4];

/** What a scan reports, in file order. */
export interface FramingVisitor {
  /** A record whose checksums are right. `record` may share the slice's bytes; offsets are of the file. */
  record(record: Uint8Array, start: number, end: number): void;
  problem(reason: string): void;
}

/**
 * Finds the records in a slice of a W&B log: LevelDB's log format (github.com/google/leveldb, doc/log_format.md) behind
 * a header of 7 bytes, with the plain CRC-32 of the type byte and the data in each chunk's header. After damage the rest
 * of the block is passed over.
 * @param bytes from `offset` of the file on: from the end of what the last scan used up
 * @returns bytes that are used up: an unfinished record comes again with the next slice
 */
export function readFrames(
  bytes: Uint8Array,
  offset: number,
  state: FramingState,
  crc32: Crc32,
  visitor: FramingVisitor,
): number {
  let at = Math.max(0, state.skipTo - offset);
  if (offset === 0) {
    if (bytes.length < fileHeader.length) return 0;
    if (at === 0) at = checkFileHeader(bytes, visitor);
  }
  let used = Math.min(at, bytes.length);
  let start = 0;
  let parts: Uint8Array[] = [];
  let partBytes = 0;
  const giveUp = (reason: string) => {
    visitor.problem(reason);
    parts = [];
    partBytes = 0;
    state.isRestLost = true;
  };
  for (;;) {
    const left = blockBytes - ((offset + at) % blockBytes);
    const isPadding = left < chunkHeaderBytes || isZero(bytes, at);
    if (isPadding) {
      if (at + left > bytes.length) break;
      at += left;
      if (parts.length === 0) used = at;
      continue;
    }
    if (at + chunkHeaderBytes > bytes.length) break;
    const length = bytes[at + 4]! | (bytes[at + 5]! << 8);
    const type = bytes[at + 6]!;
    const end = at + chunkHeaderBytes + length;
    const isPossible = length <= left - chunkHeaderBytes && type >= full && type <= last;
    if (isPossible && end > bytes.length) break;
    if (!isPossible || crc32(bytes.subarray(at + 6, end)) !== readChecksum(bytes, at)) {
      giveUp(`damaged at byte ${offset + at}: the rest of this block of ${blockBytes} bytes is not read`);
      at += left;
      state.skipTo = offset + at;
      used = Math.min(at, bytes.length);
      if (at >= bytes.length) break;
      continue;
    }
    const data = bytes.subarray(at + chunkHeaderBytes, end);
    const isStart = type === full || type === first;
    if (isStart) {
      if (parts.length > 0) giveUp(`the record at byte ${offset + start} has no end`);
      used = at;
      state.isRestLost = false;
      parts = [data];
      partBytes = length;
      start = at;
    } else if (parts.length === 0) {
      if (!state.isRestLost) giveUp(`the record that ends at byte ${offset + end} has no start`);
    } else {
      parts.push(data);
      partBytes += length;
    }
    at = end;
    if (partBytes > maxRecordBytes) giveUp(`the record at byte ${offset + start} is longer than 16 MiB, skipped`);
    if ((type === full || type === last) && parts.length > 0) {
      visitor.record(parts.length === 1 ? data : joined(parts, partBytes), offset + start, offset + at);
      parts = [];
      partBytes = 0;
    }
    if (parts.length === 0) used = at;
  }
  return used;
}

function checkFileHeader(bytes: Uint8Array, visitor: FramingVisitor): number {
  const isKnown = fileHeader.every((byte, index) => bytes[index] === byte);
  if (!isKnown) visitor.problem("the file's header is not the one of W&B's logs that are known: parts may be missing");
  return fileHeader.length;
}

/** Whether a chunk's header is there and all zero: an area that was set aside and not written. */
function isZero(bytes: Uint8Array, at: number): boolean {
  if (at + chunkHeaderBytes > bytes.length) return false;
  for (let i = at; i < at + chunkHeaderBytes; i++) if (bytes[i] !== 0) return false;
  return true;
}

function readChecksum(bytes: Uint8Array, at: number): number {
  return (bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24)) >>> 0;
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  // With room behind it, so that its last number can be read fast.
  const whole = new Uint8Array(length + lookahead).subarray(0, length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
