import { shortestFloat32 } from "../decimal/shortestFloat32";

type Scalar = number | bigint | boolean | string;

/** Numbers by numpy's codes of their types, with their sizes. */
const kinds: ReadonlyMap<
  string,
  { readonly size: number; readonly read: (view: DataView, isLittle: boolean) => Scalar }
> = new Map([
  ["b1", { size: 1, read: (view) => view.getUint8(0) !== 0 }],
  ["i1", { size: 1, read: (view) => view.getInt8(0) }],
  ["u1", { size: 1, read: (view) => view.getUint8(0) }],
  ["i2", { size: 2, read: (view, isLittle) => view.getInt16(0, isLittle) }],
  ["u2", { size: 2, read: (view, isLittle) => view.getUint16(0, isLittle) }],
  ["i4", { size: 4, read: (view, isLittle) => view.getInt32(0, isLittle) }],
  ["u4", { size: 4, read: (view, isLittle) => view.getUint32(0, isLittle) }],
  ["i8", { size: 8, read: (view, isLittle) => view.getBigInt64(0, isLittle) }],
  ["u8", { size: 8, read: (view, isLittle) => view.getBigUint64(0, isLittle) }],
  ["f4", { size: 4, read: (view, isLittle) => shortestFloat32(view.getFloat32(0, isLittle)) }],
  ["f8", { size: 8, read: (view, isLittle) => view.getFloat64(0, isLittle) }],
]);

/**
 * A number, truth value or text of numpy as Python pickles it; null when it is of another kind, or its bytes are too many
 * or too few.
 * @param code of its type, such as "f8"
 * @param order of its bytes: "<", ">" or "|"
 */
export function numpyScalar(code: string, order: string, bytes: Uint8Array): Scalar | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isLittle = order !== ">";
  if (/^U\d+$/.test(code)) return textOf(view, isLittle);
  const kind = kinds.get(code);
  return kind?.size === bytes.length ? kind.read(view, isLittle) : null;
}

/** UTF-32, filled up with zeros. */
function textOf(view: DataView, isLittle: boolean): string | null {
  let text = "";
  for (let at = 0; at + 4 <= view.byteLength; at += 4) {
    const point = view.getUint32(at, isLittle);
    if (point > 0x10ffff) return null;
    text += String.fromCodePoint(point);
  }
  return text.replace(/\0+$/, "");
}
