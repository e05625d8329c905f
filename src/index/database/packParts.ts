import * as zlib from "node:zlib";
import { ByteReader } from "../../core/bytes/byteReader";
import { ByteWriter } from "../../core/bytes/byteWriter";
import type { PackedRun } from "../store/pack/packedRun";

type Parts = Pick<PackedRun, "body" | "summaries" | "groups" | "files">;

const form = { plain: 0, deflated: 1, alike: 2 } as const;

/** What deflate looks back at is no longer than this. */
const longestExample = 32 * 1024;

/** A run's large parts as one value of the database: names of params and metrics stand in several of them. */
export const packParts = {
  /** The parts one after the other, as they are when they are not deflated. */
  join(run: Parts): Uint8Array {
    const writer = new ByteWriter();
    for (const part of [run.body, run.summaries, run.groups, run.files]) writer.blob(part);
    return writer.finish();
  },

  /** What may stand as an example for other runs: they have most names and texts in common. */
  exampleOf: (joined: Uint8Array): Uint8Array => joined.slice(0, longestExample),

  /** As they are: for a run that is written again and again. */
  writePlain: (joined: Uint8Array): Uint8Array => Buffer.concat([new Uint8Array([form.plain]), joined]),

  /** Deflated, to about half, or less with an example (0.2 ms). */
  writeAtRest(joined: Uint8Array, example: Uint8Array | null): Uint8Array {
    const how = example === null ? form.deflated : form.alike;
    const options = { level: 1, ...(example === null ? {} : { dictionary: example }) };
    return Buffer.concat([new Uint8Array([how]), zlib.deflateRawSync(joined, options)]);
  },

  /** Throws for bytes that were not made here, with the same example. */
  read(packed: Uint8Array, example: Uint8Array | null): Parts {
    const reader = new ByteReader(unpacked(packed, example));
    return { body: reader.blob(), summaries: reader.blob(), groups: reader.blob(), files: reader.blob() };
  },
};

function unpacked(packed: Uint8Array, example: Uint8Array | null): Uint8Array {
  const bytes = packed.subarray(1);
  if (packed[0] === form.plain) return bytes;
  const isAlike = packed[0] === form.alike;
  const plain = zlib.inflateRawSync(bytes, isAlike && example !== null ? { dictionary: example } : {});
  return new Uint8Array(plain.buffer, plain.byteOffset, plain.length); // No Buffers to callers.
}
