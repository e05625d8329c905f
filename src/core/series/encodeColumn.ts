/** How a column's bytes are to be read: the first byte of each. */
export const columnTag = { doubles: 0, line: 1 } as const;

/** One column as bytes: a tag, then what the tag says. */
export function encodeColumn(values: Float64Array): Uint8Array {
  const delta = values.length > 1 ? values[1]! - values[0]! : 0;
  const isLine = values.length > 0 && values.every((value, row) => Object.is(value, values[0]! + row * delta));
  const kept = isLine ? new Float64Array([values[0]!, delta]) : values;
  const bytes = new Uint8Array(1 + kept.length * 8);
  bytes[0] = isLine ? columnTag.line : columnTag.doubles;
  bytes.set(new Uint8Array(kept.buffer, kept.byteOffset, kept.byteLength), 1);
  return bytes;
}
