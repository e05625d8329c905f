import { encodeDecimals } from "./encodeDecimals";
import { scaleDecimals } from "./scaleDecimals";

/** How a column's bytes are to be read: the first byte of each. */
export const columnTag = { doubles: 0, line: 1, decimals: 2, floats: 3 } as const;

/**
 * One column as bytes, in the smallest of four forms that gives every value back bit for bit (NaNs as the one NaN):
 * a straight line (17 bytes), short decimals (bits as needed), single-precision floats (4 bytes a value, as PyTorch and
 * TensorFlow log them), doubles (8 bytes a value).
 */
export function encodeColumn(values: Float64Array): Uint8Array {
  const line = lineOf(values);
  if (line !== null) return tagged(columnTag.line, line);
  const scaled = scaleDecimals(values);
  if (scaled !== null) {
    const packed = encodeDecimals(scaled, values, columnTag.decimals);
    if (packed.length <= values.length * 4) return packed;
    if (!isSingle(values)) return packed.length <= values.length * 8 ? packed : tagged(columnTag.doubles, values);
  }
  return isSingle(values) ? tagged(columnTag.floats, Float32Array.from(values)) : tagged(columnTag.doubles, values);
}

/** First value and step of a column that rises by the same step everywhere (or never). */
function lineOf(values: Float64Array): Float64Array | null {
  const first = values[0] ?? 0;
  const step = values.length > 1 ? values[1]! - first : 0;
  for (let row = 0; row < values.length; row++) if (!Object.is(first + row * step, values[row])) return null;
  return Float64Array.of(first, step);
}

function isSingle(values: Float64Array): boolean {
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!;
    if (Math.fround(value) !== value && value === value) return false;
  }
  return true;
}

function tagged(tag: number, numbers: Float64Array | Float32Array): Uint8Array {
  const bytes = new Uint8Array(1 + numbers.byteLength);
  bytes[0] = tag;
  bytes.set(new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength), 1);
  return bytes;
}
