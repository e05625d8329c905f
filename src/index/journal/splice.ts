import type { ByteReader } from "../../core/bytes/byteReader";
import type { ByteWriter } from "../../core/bytes/byteWriter";
import { checksum } from "../store/checksum";

/** How a part of a run came from what it was before. */
const mode = { same: 0, whole: 1, middle: 2 } as const;

function sharedStart(a: Uint8Array, b: Uint8Array): number {
  const most = Math.min(a.length, b.length);
  let count = 0;
  while (count < most && a[count] === b[count]) count++;
  return count;
}

function sharedEnd(a: Uint8Array, b: Uint8Array, most: number): number {
  let count = 0;
  while (count < most && a[a.length - 1 - count] === b[b.length - 1 - count]) count++;
  return count;
}

/** Bytes as the difference from older bytes: what a long list grew by, or the one number that changed in a text. */
export const splice = {
  write(writer: ByteWriter, before: Uint8Array, after: Uint8Array): void {
    const start = sharedStart(before, after);
    if (start === before.length && start === after.length) return writer.byte(mode.same);
    const end = sharedEnd(before, after, Math.min(before.length, after.length) - start);
    if (start + end < 16) {
      writer.byte(mode.whole);
      return writer.blob(after);
    }
    writer.byte(mode.middle);
    writer.varint(start);
    writer.varint(end);
    writer.varint(checksum(after));
    writer.blob(after.subarray(start, after.length - end));
  },

  /** Throws a RangeError when the difference was not made from just these older bytes. */
  read(reader: ByteReader, before: Uint8Array): Uint8Array {
    const kind = reader.byte();
    if (kind === mode.same) return before;
    if (kind === mode.whole) return reader.blob();
    if (kind !== mode.middle) throw new RangeError("A change in the journal is of an unknown kind.");
    const start = reader.varint();
    const end = reader.varint();
    const wanted = reader.varint();
    const middle = reader.blob();
    if (start + end > before.length) throw new RangeError("A change in the journal belongs to another state.");
    const after = new Uint8Array(start + middle.length + end);
    after.set(before.subarray(0, start));
    after.set(middle, start);
    after.set(before.subarray(before.length - end), start + middle.length);
    if (checksum(after) !== wanted) throw new RangeError("A change in the journal belongs to another state.");
    return after;
  },
};
