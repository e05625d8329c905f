import * as zlib from "node:zlib";
import { ByteReader } from "../../core/bytes/byteReader";
import { ByteWriter } from "../../core/bytes/byteWriter";
import type { PackedRun } from "../store/pack/packedRun";

type Parts = Pick<PackedRun, "body" | "summaries" | "groups" | "files">;

const form = { plain: 0, deflated: 1 } as const;

/** A run's large parts as one value of the database: names of params and metrics stand in several of them. */
export const packParts = {
  /** @param isAtRest deflate them, to about half (0.2 ms): not for a run that is written again and again */
  write(run: Parts, isAtRest: boolean): Uint8Array {
    const writer = new ByteWriter();
    if (!isAtRest) writer.byte(form.plain);
    for (const part of [run.body, run.summaries, run.groups, run.files]) writer.blob(part);
    const bytes = writer.finish();
    return isAtRest
      ? Buffer.concat([new Uint8Array([form.deflated]), zlib.deflateRawSync(bytes, { level: 1 })])
      : bytes;
  },

  /** Throws for bytes that `write` did not make. */
  read(packed: Uint8Array): Parts {
    const bytes = packed.subarray(1);
    const plain = packed[0] === form.deflated ? zlib.inflateRawSync(bytes) : bytes;
    const reader = new ByteReader(new Uint8Array(plain.buffer, plain.byteOffset, plain.length)); // No Buffers to callers.
    return { body: reader.blob(), summaries: reader.blob(), groups: reader.blob(), files: reader.blob() };
  },
};
