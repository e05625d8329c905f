import type { PointBlock } from "../../ingest/pointBlock";
import { encodeUtf8 } from "../../text/encodeUtf8";
import type { ChunkHeader, ChunkOwner } from "./chunkHeader";
import type { Crc32 } from "./crc32";
import { encodeColumn } from "./encodeColumn";
import { stepRange } from "../stepRange";

/** "RBC1": the first four bytes of every chunk, read as a little-endian number. */
export const chunkMagic = 0x31434252;
/** Bytes before the header's text: magic, length of the whole chunk, length of the header's text, its checksum. */
export const chunkPrefix = 16;

/** The header's text: the header, and length and checksum of each column. */
export interface ChunkTable extends ChunkHeader {
  /** Ordinals, steps, times, then one a metric. */
  readonly columns: readonly (readonly [length: number, checksum: number])[];
}

/**
 * A block of points as bytes that stand alone: `openChunk` reads them back bit for bit (but for the payload of NaNs),
 * and each column without the others.
 */
export function encodeChunk(block: PointBlock, owner: ChunkOwner, crc32: Crc32): Uint8Array<ArrayBuffer> {
  const columns = [block.ordinals, block.steps, block.times, ...block.values].map((column) => encodeColumn(column));
  const [minStep, maxStep] = stepRange(block.steps);
  const table = {
    ...owner,
    byteStart: block.byteStart,
    byteEnd: block.byteEnd,
    attempt: block.attempt,
    rows: block.rows,
    minStep,
    maxStep,
    metrics: block.metrics,
    columns: columns.map((column) => [column.length, crc32(column)]),
  };
  const text = encodeUtf8(JSON.stringify(table));
  const length = chunkPrefix + text.length + columns.reduce((sum, column) => sum + column.length, 0);
  const bytes = new Uint8Array(length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, chunkMagic, true);
  view.setUint32(4, length, true);
  view.setUint32(8, text.length, true);
  view.setUint32(12, crc32(text), true);
  bytes.set(text, chunkPrefix);
  let position = chunkPrefix + text.length;
  for (const column of columns) {
    bytes.set(column, position);
    position += column.length;
  }
  return bytes;
}
