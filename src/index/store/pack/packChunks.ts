import { ByteReader } from "../../../core/bytes/byteReader";
import { ByteWriter } from "../../../core/bytes/byteWriter";
import type { ChunkRef } from "../storedRun";

/**
 * A run's chunk places as about 25 bytes each. There is no count: a longer list begins with the bytes of the shorter
 * one, so that the journal writes only what was added.
 */
export const packChunks = {
  write(chunks: readonly ChunkRef[]): Uint8Array {
    const writer = new ByteWriter();
    let segment = 0;
    for (const chunk of chunks) {
      // Segment numbers are long: 0 stands for the one before.
      writer.varint(chunk.segment === segment ? 0 : chunk.segment);
      segment = chunk.segment;
      writer.varint(chunk.offset);
      writer.varint(chunk.length);
      writer.varint(chunk.group);
      writer.varint(chunk.attempt);
      writer.varint(chunk.rows);
      writer.number(chunk.minStep);
      writer.number(chunk.maxStep);
      writer.varint(chunk.file);
      writer.varint(chunk.byteStart);
      writer.varint(chunk.byteEnd);
    }
    return writer.finish();
  },

  /** Tells segment and length of each chunk, several times faster than `read`. Throws as it does. */
  forEachLength(bytes: Uint8Array, visit: (segment: number, length: number) => void): void {
    const reader = new ByteReader(bytes);
    let segment = 0;
    while (!reader.isAtEnd) {
      segment = reader.varint() || segment;
      reader.varint();
      visit(segment, reader.varint());
      for (let field = 0; field < 3; field++) reader.varint();
      for (let field = 0; field < 2; field++) reader.number();
      for (let field = 0; field < 3; field++) reader.varint();
    }
  },

  /** Throws a RangeError for bytes that `write` did not make. */
  read(bytes: Uint8Array): ChunkRef[] {
    const reader = new ByteReader(bytes);
    const chunks: ChunkRef[] = [];
    let segment = 0;
    while (!reader.isAtEnd) {
      segment = reader.varint() || segment;
      chunks.push({
        segment,
        offset: reader.varint(),
        length: reader.varint(),
        group: reader.varint(),
        attempt: reader.varint(),
        rows: reader.varint(),
        minStep: reader.number(),
        maxStep: reader.number(),
        file: reader.varint(),
        byteStart: reader.varint(),
        byteEnd: reader.varint(),
      });
    }
    return chunks;
  },
};
