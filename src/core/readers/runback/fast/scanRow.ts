import { parseLongDecimal } from "../../../decimal/parseLongDecimal";
import { powersOfTen } from "../../../decimal/powersOfTen";
import type { RowTemplate } from "./rowTemplate";
import { asciiText } from "../../../text/asciiText";
import { scanStrange } from "./scanStrange";

const maxPower = 22;
/** Characters less the character "0". */
const point = -2;
const smallE = 53;
const largeE = 21;

/**
 * Reads one line that has the template's shape.
 *
 * Numbers follow JSON's grammar, and are the doubles that `Number` makes of them: up to 15 digits by one exact division
 * or multiplication (Clinger 1990), up to 19 by `parseLongDecimal`, all others by `Number` itself.
 * @param view of the same bytes; at least eight bytes must follow the line, as fixed bytes and digits are read by fours
 * @param out gets one number a slot
 * @returns where the next line begins, or -1 when this one has another shape
 */
export function scanRow(
  template: RowTemplate,
  bytes: Uint8Array,
  view: DataView,
  start: number,
  out: Float64Array,
): number {
  const { slots, lengths, words, masks } = template;
  let p = start;
  let word = 0;
  for (let slot = 0; ; slot++) {
    const length = lengths[slot]!;
    const wholeEnd = p + (length & ~3);
    const end = p + length;
    for (; p < wholeEnd; p += 4) if (view.getInt32(p, true) !== words[word++]) return -1;
    const mask = masks[slot]!;
    if (mask !== 0 && ((view.getInt32(p, true) ^ words[word++]!) & mask) !== 0) return -1;
    p = end;
    if (slot === slots) return p;

    const numberStart = p;
    let c = bytes[p]!;
    const isNegative = c === 45;
    if (isNegative) c = bytes[++p]!;
    const wholeStart = p;
    let mantissa = c - 48;
    if (mantissa >>> 0 > 9) {
      p = scanStrange(bytes, numberStart, out, slot);
      if (p < 0) return -1;
      continue;
    }
    c = bytes[++p]! - 48;
    if (c >>> 0 <= 9) {
      if (mantissa === 0) return -1;
      do {
        mantissa = mantissa * 10 + c;
        c = bytes[++p]! - 48;
      } while (c >>> 0 <= 9);
    }
    const wholeDigits = p - wholeStart;
    let digits = wholeDigits;
    let exponent = 0;
    let tail = 0;
    let tailDigits = 0;
    if (c === point) {
      const fractionStart = ++p;
      for (;;) {
        const four = view.getInt32(p, true);
        if (((four & 0xf0f0f0f0) | (((four + 0x06060606) & 0xf0f0f0f0) >>> 4)) !== 0x33333333) break;
        if (digits > 11 && tailDigits !== 0) break;
        const pairs = (((four & 0x0f0f0f0f) * 2561) >>> 8) & 0x00ff00ff;
        const value = Math.imul(pairs, 6553601) >>> 16;
        if (digits > 11) {
          tail = value;
          tailDigits = 4;
        } else mantissa = mantissa * 10000 + value;
        digits += 4;
        p += 4;
      }
      c = bytes[p]! - 48;
      while (c >>> 0 <= 9) {
        if (digits < 15 && tailDigits === 0) mantissa = mantissa * 10 + c;
        else {
          tail = tail * 10 + c;
          tailDigits++;
        }
        digits++;
        c = bytes[++p]! - 48;
      }
      exponent = fractionStart - p;
      if (exponent === 0) return -1;
    }
    if (c === smallE || c === largeE) {
      let d = bytes[++p]!;
      const isBelow = d === 45;
      if (isBelow || d === 43) d = bytes[++p]!;
      d -= 48;
      if (d >>> 0 > 9) return -1;
      let power = 0;
      do {
        if (power < 10000) power = power * 10 + d;
        d = bytes[++p]! - 48;
      } while (d >>> 0 <= 9);
      exponent += isBelow ? -power : power;
    }
    let value = NaN;
    if (digits <= 15) {
      if (exponent === 0) value = mantissa;
      else if (exponent < 0) {
        if (exponent >= -maxPower) value = mantissa / powersOfTen[-exponent]!;
      } else if (exponent <= maxPower) value = mantissa * powersOfTen[exponent]!;
    } else if (wholeDigits <= 15 && tailDigits <= 8) {
      value = parseLongDecimal(mantissa, tail, tailDigits, exponent);
    }
    if (value !== value) value = Number(asciiText(bytes, wholeStart, p));
    out[slot] = isNegative ? -value : value;
  }
}
