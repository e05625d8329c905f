import type { ByteReader } from "../../bytes/byteReader";
import { powersOfTen } from "../../decimal/powersOfTen";
import { differenceFlag, packedRows } from "./encodeDecimals";
import { packedBytes } from "./packBits";
import { unpackBits } from "./unpackBits";

const low = new Uint32Array(packedRows);
const high = new Uint32Array(packedRows);

/** The inverse of `encodeDecimals`, from behind the tag on. Throws a RangeError when the bytes are not such a column. */
export function decodeDecimals(reader: ByteReader, rows: number): Float64Array {
  const values = new Float64Array(rows);
  const power = powersOfTen[reader.byte()];
  if (power === undefined) throw new RangeError("A column has more digits than any writer gives it.");
  const strays: [row: number, value: number][] = [];
  let row = 0;
  for (let left = reader.varint(); left > 0; left--) {
    row += reader.varint();
    strays.push([row, reader.double()]);
  }
  let last = 0;
  for (let from = 0; from < rows; from += packedRows)
    last = decodeBlock(reader, values, from, Math.min(packedRows, rows - from), last);
  for (let i = 0; i < rows; i++) values[i] = values[i]! / power;
  for (const [at, value] of strays) values[at] = value;
  return values;
}

/** @returns the block's last number */
function decodeBlock(reader: ByteReader, values: Float64Array, from: number, count: number, before: number): number {
  const head = reader.byte();
  const width = head & ~differenceFlag;
  if (width > 53) throw new RangeError("Numbers of a column are wider than any writer makes them.");
  const zigzag = reader.varint();
  const base = zigzag % 2 === 0 ? zigzag / 2 : -(zigzag + 1) / 2;
  low.fill(0);
  high.fill(0);
  if (width > 0)
    unpackBits(reader.view, reader.skip(packedBytes(count, Math.min(width, 32))), count, Math.min(width, 32), low);
  if (width > 32) unpackBits(reader.view, reader.skip(packedBytes(count, width - 32)), count, width - 32, high);
  const isStepwise = (head & differenceFlag) !== 0;
  let last = before;
  for (let i = 0; i < count; i++) {
    const number = high[i]! * 2 ** 32 + low[i]! + base;
    last = isStepwise ? last + number : number;
    values[from + i] = last;
  }
  return last;
}
