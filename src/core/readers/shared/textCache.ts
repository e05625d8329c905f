import { decodeUtf8 } from "../../text/decodeUtf8";

const slots = 1024;
/** Longer texts are not kept. */
const maxLength = 64;

/** Decodes short texts that come again and again, such as names of metrics, without making them again each time. */
export class TextCache {
  private readonly known: ({ readonly bytes: Uint8Array; readonly text: string } | undefined)[] = [];

  /** Text of the UTF-8 bytes `from` to `to` (not included). */
  read(bytes: Uint8Array, from: number, to: number): string {
    if (to - from > maxLength) return decodeUtf8(bytes.subarray(from, to));
    let hash = to - from;
    for (let at = from; at < to; at++) hash = (Math.imul(hash, 31) + bytes[at]!) | 0;
    const slot = (hash ^ (hash >>> 16)) & (slots - 1);
    const known = this.known[slot];
    if (known !== undefined && isEqual(known.bytes, bytes, from, to)) return known.text;
    // A copy: `slice` of a Buffer would share its memory, which the next read overwrites.
    const own = new Uint8Array(bytes.subarray(from, to));
    const text = decodeUtf8(own);
    this.known[slot] = { bytes: own, text };
    return text;
  }
}

function isEqual(known: Uint8Array, bytes: Uint8Array, from: number, to: number): boolean {
  if (known.length !== to - from) return false;
  for (let at = 0; at < known.length; at++) if (known[at] !== bytes[from + at]) return false;
  return true;
}
