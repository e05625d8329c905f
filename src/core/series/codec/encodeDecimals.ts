import { ByteWriter } from "../../bytes/byteWriter";
import { packBits, packedBytes } from "./packBits";
import type { ScaledColumn } from "./scaleDecimals";

/** Rows that share a base and a width. */
export const packedRows = 128;
/** Set in a block's first byte when it holds differences from row to row. */
export const differenceFlag = 128;

const low = new Uint32Array(packedRows);
const high = new Uint32Array(packedRows);
const differences = new Float64Array(packedRows);

/**
 * Packs a column of whole numbers: digits, strays, then blocks of 128 rows. Of each block either the numbers or their
 * differences are kept, whichever lie closer together, less the smallest of them, in as few bits as the largest needs.
 */
export function encodeDecimals(column: ScaledColumn, values: Float64Array, tag: number): Uint8Array {
  const writer = new ByteWriter(64 + values.length * 4);
  writer.byte(tag);
  writer.byte(column.digits);
  writer.varint(column.strays.length);
  let before = 0;
  for (const row of column.strays) {
    writer.varint(row - before);
    writer.double(values[row]!);
    before = row;
  }
  let last = 0;
  for (let from = 0; from < values.length; from += packedRows) {
    const count = Math.min(packedRows, values.length - from);
    last = encodeBlock(writer, column.numbers, from, count, last);
  }
  return writer.finish();
}

/** @returns the block's last number */
function encodeBlock(writer: ByteWriter, numbers: Float64Array, from: number, count: number, before: number): number {
  let least = Infinity;
  let most = -Infinity;
  let leastStep = Infinity;
  let mostStep = -Infinity;
  let last = before;
  for (let i = 0; i < count; i++) {
    const number = numbers[from + i]!;
    const step = number - last;
    differences[i] = step;
    if (number < least) least = number;
    if (number > most) most = number;
    if (step < leastStep) leastStep = step;
    if (step > mostStep) mostStep = step;
    last = number;
  }
  const isStepwise = mostStep - leastStep < most - least;
  const base = isStepwise ? leastStep : least;
  const width = bitsOf((isStepwise ? mostStep : most) - base);
  writer.byte(width | (isStepwise ? differenceFlag : 0));
  writer.varint(base < 0 ? -2 * base - 1 : 2 * base);
  if (width > 0) {
    const source = isStepwise ? differences : numbers;
    writePacked(writer, source, isStepwise ? 0 : from, count, base, width);
  }
  return last;
}

function writePacked(
  writer: ByteWriter,
  source: Float64Array,
  from: number,
  count: number,
  base: number,
  width: number,
): void {
  for (let i = 0; i < count; i++) low[i] = source[from + i]! - base;
  writer.reserve(packedBytes(count, Math.min(width, 32)) + packedBytes(count, Math.max(0, width - 32)));
  writer.position = packBits(low, count, Math.min(width, 32), writer.view, writer.position);
  if (width <= 32) return;
  for (let i = 0; i < count; i++) high[i] = Math.floor((source[from + i]! - base) / 2 ** 32);
  writer.position = packBits(high, count, width - 32, writer.view, writer.position);
}

/** Bits that hold a whole number from 0 to `most` (below 2^53). */
function bitsOf(most: number): number {
  return most < 2 ** 32 ? 32 - Math.clz32(most) : 64 - Math.clz32(Math.floor(most / 2 ** 32));
}
