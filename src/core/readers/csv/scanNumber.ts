import { parseLongDecimal } from "../../decimal/parseLongDecimal";
import { powersOfTen } from "../../decimal/powersOfTen";
import { asciiText } from "../../text/asciiText";

const maxPower = 22;
/** Characters less the character "0". */
const point = -2;
const smallE = 53;
const largeE = 21;

/** Where `scanNumber` puts the number that it read. */
export const scanned = new Float64Array(1);

/**
 * Reads a plain decimal number: the double that `Number` makes of it, by one exact division or multiplication where it
 * has up to 15 digits (Clinger 1990), by `parseLongDecimal` up to 19, and by `Number` itself beyond.
 * @param bytes a byte that is no part of a number must follow it
 * @param view of the same bytes
 * @returns where it ends, or -1 when what begins at `start` is no plain decimal number
 */
export function scanNumber(bytes: Uint8Array, view: DataView, start: number): number {
  let p = start;
  let c = bytes[p]!;
  const isNegative = c === 45;
  if (isNegative) c = bytes[++p]!;
  const digitsStart = p;
  let mantissa = 0;
  let digits = 0;
  let tail = 0;
  let tailDigits = 0;
  c -= 48;
  while (c >>> 0 <= 9) {
    mantissa = mantissa * 10 + c;
    digits++;
    c = bytes[++p]! - 48;
  }
  const wholeDigits = digits;
  let exponent = 0;
  if (c === point) {
    const fractionStart = ++p;
    // Four digits at once, while they fit in an exact whole number.
    while (digits <= 11 && p < view.byteLength - 4) {
      const four = view.getInt32(p, true);
      if (((four & 0xf0f0f0f0) | (((four + 0x06060606) & 0xf0f0f0f0) >>> 4)) !== 0x33333333) break;
      const pairs = (((four & 0x0f0f0f0f) * 2561) >>> 8) & 0x00ff00ff;
      mantissa = mantissa * 10000 + (Math.imul(pairs, 6553601) >>> 16);
      digits += 4;
      p += 4;
    }
    c = bytes[p]! - 48;
    while (c >>> 0 <= 9) {
      if (digits < 15) mantissa = mantissa * 10 + c;
      else {
        tail = tail * 10 + c;
        tailDigits++;
      }
      digits++;
      c = bytes[++p]! - 48;
    }
    exponent = fractionStart - p;
  }
  if (digits === 0) return -1;
  if (c === smallE || c === largeE) {
    let d = bytes[++p]!;
    const isBelow = d === 45;
    if (isBelow || d === 43) d = bytes[++p]!;
    d -= 48;
    if (d >>> 0 > 9) return -1;
    let power = 0;
    do {
      if (power < 10_000) power = power * 10 + d;
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
  } else if (wholeDigits <= 15 && tailDigits <= 8) value = parseLongDecimal(mantissa, tail, tailDigits, exponent);
  if (value !== value) value = Number(asciiText(bytes, digitsStart, p));
  scanned[0] = isNegative ? -value : value;
  return p;
}
