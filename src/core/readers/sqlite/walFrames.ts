import { walChecksum } from "./walChecksum";
import type { WalPosition } from "./walStart";

/** Bytes of a frame's header; its page follows. */
const headerBytes = 24;

/** A page of a whole transaction: its number from 1, and where its bytes lie in the log. */
export interface WalFrame {
  readonly page: number;
  readonly offset: number;
}

/**
 * The frames of whole transactions behind a position. Frames behind the first one with a wrong salt or checksum are
 * left-overs of an earlier round, or are just being written.
 * @param bytes of the log from the position on
 * @returns them, the position behind them, and whether the bytes ended before anything else did
 */
export function walFrames(
  bytes: Uint8Array,
  from: WalPosition,
): { readonly frames: readonly WalFrame[]; readonly position: WalPosition; readonly isOpen: boolean } {
  const { isLittleEndian, pageSize, salts } = from;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const frames: WalFrame[] = [];
  let [position, committed, sums] = [from, 0, from.sums];
  const ended = (isOpen: boolean) => ({ frames: frames.slice(0, committed), position, isOpen });
  for (let at = 0; at + headerBytes + pageSize <= bytes.length; at += headerBytes + pageSize) {
    if (view.getUint32(at + 8) !== salts[0] || view.getUint32(at + 12) !== salts[1]) return ended(false);
    sums = walChecksum(view, at, 8, isLittleEndian, sums);
    sums = walChecksum(view, at + headerBytes, pageSize, isLittleEndian, sums);
    if (sums[0] !== view.getUint32(at + 16) || sums[1] !== view.getUint32(at + 20)) return ended(false);
    const page = view.getUint32(at);
    if (page === 0) return ended(false);
    frames.push({ page, offset: from.offset + at + headerBytes });
    const pages = view.getUint32(at + 4);
    if (pages === 0) continue;
    committed = frames.length;
    position = { ...from, sums, offset: from.offset + at + headerBytes + pageSize, pages };
  }
  return ended(true);
}
