import type { ByteReader } from "../../core/bytes/byteReader";
import type { ByteWriter } from "../../core/bytes/byteWriter";
import { checksum } from "../store/disk/checksum";

/** How a part of a run came from what it was before. */
const mode = { same: 0, whole: 1, middle: 2 } as const;

/** How bytes came from older ones. */
export type Splice =
  | { readonly kind: "same" }
  | { readonly kind: "whole"; readonly bytes: Uint8Array }
  | {
      readonly kind: "middle";
      /** How many bytes at the start, and at the end, are those of the older ones. */
      readonly start: number;
      readonly end: number;
      /** Checksum of all the newer bytes. */
      readonly checksum: number;
      readonly bytes: Uint8Array;
    };

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

  /** Throws a RangeError for bytes that `write` did not make. */
  read(reader: ByteReader): Splice {
    const kind = reader.byte();
    if (kind === mode.same) return { kind: "same" };
    if (kind === mode.whole) return { kind: "whole", bytes: reader.blob() };
    if (kind !== mode.middle) throw new RangeError("A change in the journal is of an unknown kind.");
    const start = reader.varint();
    const end = reader.varint();
    return { kind: "middle", start, end, checksum: reader.varint(), bytes: reader.blob() };
  },

  /** The newer bytes. Throws a RangeError when the difference was not made from just these older ones. */
  apply(splice: Splice, before: Uint8Array): Uint8Array {
    if (splice.kind === "same") return before;
    if (splice.kind === "whole") return splice.bytes;
    const { start, end, bytes } = splice;
    if (start + end > before.length) throw new RangeError("A change in the journal belongs to another state.");
    const after = new Uint8Array(start + bytes.length + end);
    after.set(before.subarray(0, start));
    after.set(bytes, start);
    after.set(before.subarray(before.length - end), start + bytes.length);
    if (checksum(after) !== splice.checksum) throw new RangeError("A change in the journal belongs to another state.");
    return after;
  },
};
