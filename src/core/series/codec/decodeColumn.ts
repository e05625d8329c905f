import { ByteReader } from "../../bytes/byteReader";
import { decodeDecimals } from "./decodeDecimals";
import { columnTag } from "./encodeColumn";

/** The column that `encodeColumn` made these bytes of, or null when they are not such bytes. */
export function decodeColumn(bytes: Uint8Array, rows: number): Float64Array | null {
  switch (bytes[0] ?? -1) {
    case columnTag.doubles:
      return bytes.length === 1 + rows * 8 ? new Float64Array(bytes.slice(1).buffer) : null;
    case columnTag.floats:
      return bytes.length === 1 + rows * 4 ? Float64Array.from(new Float32Array(bytes.slice(1).buffer)) : null;
    case columnTag.line:
      return bytes.length === 17 ? drawLine(new Float64Array(bytes.slice(1).buffer), rows) : null;
    case columnTag.decimals:
      return tryDecimals(bytes, rows);
    default:
      return null;
  }
}

function drawLine(line: Float64Array, rows: number): Float64Array {
  const values = new Float64Array(rows);
  if (Number.isNaN(line[0])) return values.fill(NaN);
  for (let row = 0; row < rows; row++) values[row] = line[0]! + row * line[1]!;
  return values;
}

function tryDecimals(bytes: Uint8Array, rows: number): Float64Array | null {
  const reader = new ByteReader(bytes);
  reader.skip(1);
  try {
    const values = decodeDecimals(reader, rows);
    return reader.isAtEnd ? values : null;
  } catch (error) {
    // The reader says so when it runs beyond the end: the column is damaged, and that is the answer.
    if (error instanceof RangeError) return null;
    throw error;
  }
}
