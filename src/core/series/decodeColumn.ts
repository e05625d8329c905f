import { columnTag } from "./encodeColumn";

/** The column that `encodeColumn` made these bytes of, or null when they are not such bytes. */
export function decodeColumn(bytes: Uint8Array, rows: number): Float64Array | null {
  const tag = bytes[0];
  const count = tag === columnTag.line ? 2 : rows;
  if ((tag !== columnTag.line && tag !== columnTag.doubles) || bytes.length !== 1 + count * 8) return null;
  const kept = new Float64Array(bytes.slice(1).buffer);
  return tag === columnTag.line ? Float64Array.from({ length: rows }, (_, row) => kept[0]! + row * kept[1]!) : kept;
}
