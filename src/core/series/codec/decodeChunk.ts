import { decodeUtf8 } from "../../text/decodeUtf8";
import type { ChunkHeader } from "./chunkHeader";
import type { Crc32 } from "./crc32";
import { decodeColumn } from "./decodeColumn";
import { chunkMagic, chunkPrefix, type ChunkTable } from "./encodeChunk";

/** Columns of a chunk, each decoded when asked for. Null: that column is damaged, or the chunk has no such metric. */
export interface ChunkReader {
  readonly header: ChunkHeader;
  ordinals(): Float64Array | null;
  steps(): Float64Array | null;
  times(): Float64Array | null;
  values(metric: string): Float64Array | null;
}

/**
 * Opens what `encodeChunk` wrote. `bytes` may be longer than the chunk; `length` then says where the next one begins.
 * @returns the reader, or why these bytes are no sound chunk (in words for a log)
 */
export function openChunk(
  bytes: Uint8Array,
  crc32: Crc32,
): { reader: ChunkReader; length: number } | { reason: string } {
  if (bytes.length < chunkPrefix) return { reason: "shorter than a chunk's prefix" };
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(0, true) !== chunkMagic) return { reason: "does not begin like a chunk" };
  const length = view.getUint32(4, true);
  const textEnd = chunkPrefix + view.getUint32(8, true);
  if (length > bytes.length || textEnd > length) return { reason: "cut short" };
  const text = bytes.subarray(chunkPrefix, textEnd);
  if (crc32(text) !== view.getUint32(12, true)) return { reason: "header's checksum is wrong" };
  const table = JSON.parse(decodeUtf8(text)) as ChunkTable;
  if (table.columns.reduce((sum, column) => sum + column[0], textEnd) !== length) return { reason: "length is wrong" };
  return { reader: chunkReader(bytes, textEnd, table, crc32), length };
}

function chunkReader(bytes: Uint8Array, start: number, table: ChunkTable, crc32: Crc32): ChunkReader {
  const column = (index: number): Float64Array | null => {
    const entry = table.columns[index];
    if (entry === undefined) return null;
    let from = start;
    for (let before = 0; before < index; before++) from += table.columns[before]![0];
    const part = bytes.subarray(from, from + entry[0]);
    return crc32(part) === entry[1] ? decodeColumn(part, table.rows) : null;
  };
  return {
    // JSON has no NaN: a block without any step has null there.
    header: { ...table, minStep: table.minStep ?? NaN, maxStep: table.maxStep ?? NaN },
    ordinals: () => column(0),
    steps: () => column(1),
    times: () => column(2),
    values: (metric) => {
      const index = table.metrics.indexOf(metric);
      return index < 0 ? null : column(3 + index);
    },
  };
}
