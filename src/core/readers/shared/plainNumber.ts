import { parseLongDecimal } from "../../decimal/parseLongDecimal";
import { powersOfTen } from "../../decimal/powersOfTen";

/** Digits that a whole number of a double surely holds. */
const headDigits = 15;
const maxTailDigits = 8;

/**
 * The number that bytes `from` to `to` (not included) spell, when it is a decimal without an exponent, just as `Number`
 * reads it but without a text in between. NaN: it is something else, or to be asked of `Number`.
 */
export function plainNumber(bytes: Uint8Array, from: number, to: number): number {
  const isNegative = bytes[from] === 0x2d;
  let head = 0;
  let tail = 0;
  let digits = 0;
  let decimals = -1;
  let at = isNegative ? from + 1 : from;
  if (at >= to || bytes[at] === 0x2e || bytes[to - 1] === 0x2e) return NaN;
  for (; at < to; at++) {
    const digit = bytes[at]! - 0x30;
    if (digit === -2 && decimals < 0) decimals = 0;
    else if (digit < 0 || digit > 9) return NaN;
    else {
      if (digits > 0 || digit > 0) digits++;
      if (digits <= headDigits) head = head * 10 + digit;
      else tail = tail * 10 + digit;
      if (decimals >= 0) decimals++;
    }
  }
  const scale = Math.max(decimals, 0);
  const tailDigits = digits - headDigits;
  if (scale >= powersOfTen.length || tailDigits > maxTailDigits) return NaN;
  const value = tailDigits > 0 ? parseLongDecimal(head, tail, tailDigits, -scale) : head / powersOfTen[scale]!;
  return isNegative ? -value : value;
}
