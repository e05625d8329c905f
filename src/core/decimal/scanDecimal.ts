import { asciiText } from "../text/asciiText";
import { joinDecimal } from "./joinDecimal";
import { parseLongDecimal } from "./parseLongDecimal";
import { powersOfTen } from "./powersOfTen";

const maxPower = 22;
const maxTailDigits = 8;
/** Numbers below it, with eight digits behind the point, are below 10^11. */
const maxWhole = 1000;
/** Characters less the character "0". */
const point = -2;
const smallE = 53;

/**
 * Reads a number of JSON's grammar, as nearly all numbers of logs are: the double that `Number` makes of it, by one exact
 * division or multiplication where it has up to 15 digits (Clinger 1990), by `joinDecimal` and `parseLongDecimal` up to
 * 20 or so, and by `Number` itself beyond. The digits behind the point are read by fours. V8 inlines functions of up to
 * 460 bytes of bytecode, and this one is just that short: it is worth a fifth of its time.
 * @param bytes must go on for `lookahead` bytes behind the number
 * @param view of the same bytes
 * @param out gets the number, at `slot`
 * @returns where the number ends, or -1 when none begins at `start`
 */
export function scanDecimal(bytes: Uint8Array, view: DataView, start: number, out: Float64Array, slot: number): number {
  const first = bytes[start] === 45 ? start + 1 : start;
  let p = first;
  let c = bytes[p]! - 48;
  if (c >>> 0 > 9) return -1;
  let head = c;
  while ((c = bytes[++p]! - 48) >>> 0 <= 9) head = head * 10 + c;
  const whole = p - first;
  if (whole > 1 && bytes[first] === 48) return -1;
  let mantissa = head;
  let decimals = 0;
  let end = p;
  if (c === point) {
    const four = fourAt(view, p + 1);
    let others = othersIn(four);
    if (others !== 0) {
      decimals = digitsBefore(others);
      if (decimals === 0) return -1;
      mantissa = head * powersOfTen[decimals]! + firstDigits(four, decimals);
    } else {
      const next = fourAt(view, p + 5);
      others = othersIn(next);
      if (others === 0) return scanLong(bytes, view, start, p, head, out, slot);
      const count = digitsBefore(others);
      decimals = 4 + count;
      mantissa = (head * 10_000 + numberOf(four)) * powersOfTen[count]! + firstDigits(next, count);
    }
    end += 1 + decimals;
    c = bytes[end]! - 48;
  }
  if ((c | 32) === smallE || whole + decimals > 15) return scanRest(bytes, view, start, p, out, slot);
  mantissa /= powersOfTen[decimals]!;
  out[slot] = first > start ? -mantissa : mantissa;
  return end;
}

/**
 * The same for numbers with at least eight digits behind the point, which stands at `wholeEnd`. Python and JavaScript
 * write most numbers with 16 to 18. Their count is found without branches: it differs from number to number.
 * @param whole the number before the point, without its sign
 */
function scanLong(
  bytes: Uint8Array,
  view: DataView,
  start: number,
  wholeEnd: number,
  whole: number,
  out: Float64Array,
  slot: number,
): number {
  if (whole >= maxWhole) return scanRest(bytes, view, start, wholeEnd, out, slot);
  const third = fourAt(view, wholeEnd + 9);
  const fourth = fourAt(view, wholeEnd + 13);
  const thirds = digitMask(third);
  const fourths = digitMask(fourth) & (thirds >> 31);
  let end = wholeEnd + 17 - ((Math.clz32(thirds) + Math.clz32(fourths)) >> 3);
  let below = numberOfEight(third & thirds, fourth & fourths) * 1e-16;
  if (fourths === -1) {
    const last = fourAt(view, wholeEnd + 17);
    const lasts = digitMask(last);
    if (lasts === -1) return scanRest(bytes, view, start, wholeEnd, out, slot);
    end += 4 - (Math.clz32(lasts) >> 3);
    below += numberOf(last & lasts) * 1e-20;
  }
  const head = whole * 1e8 + numberOfEight(fourAt(view, wholeEnd + 1), fourAt(view, wholeEnd + 5));
  const hasExponent = (bytes[end]! | 32) === smallE + 48;
  if (hasExponent || !joinDecimal(head, below, bytes[start] === 45, out, slot))
    return scanRest(bytes, view, start, wholeEnd, out, slot);
  return end;
}

/** The same for all other numbers, and those with an exponent. @param wholeEnd end of the digits before the point */
function scanRest(
  bytes: Uint8Array,
  view: DataView,
  start: number,
  wholeEnd: number,
  out: Float64Array,
  slot: number,
): number {
  const isNegative = bytes[start] === 45;
  const first = isNegative ? start + 1 : start;
  let p = wholeEnd;
  let head = 0;
  for (let at = first; at < wholeEnd; at++) head = head * 10 + (bytes[at]! - 48);
  let digits = head === 0 ? 0 : p - first;
  let tail = 0;
  let tailDigits = 0;
  let exponent = 0;
  if (bytes[p] === point + 48) {
    exponent = ++p;
    for (let others = 0; others === 0;) {
      const four = fourAt(view, p);
      others = othersIn(four);
      const count = others === 0 ? 4 : digitsBefore(others);
      const value = others === 0 ? numberOf(four) : firstDigits(four, count);
      if (digits <= 11) {
        head = head * powersOfTen[count]! + value;
        if (head !== 0) digits += count;
      } else {
        tail = tail * powersOfTen[count]! + value;
        tailDigits += count;
      }
      p += count;
    }
    exponent -= p;
    if (exponent === 0) return -1;
  }
  if ((bytes[p]! | 32) === smallE + 48) {
    let c = bytes[++p]!;
    const isBelow = c === 45;
    if (isBelow || c === 43) c = bytes[++p]!;
    c -= 48;
    if (c >>> 0 > 9) return -1;
    let power = 0;
    do {
      if (power < 10_000) power = power * 10 + c;
      c = bytes[++p]! - 48;
    } while (c >>> 0 <= 9);
    exponent += isBelow ? -power : power;
  }
  let value = NaN;
  if (digits + tailDigits <= 15) {
    const mantissa = head * powersOfTen[tailDigits]! + tail;
    if (exponent <= 0 && exponent >= -maxPower) value = mantissa / powersOfTen[-exponent]!;
    else if (exponent > 0 && exponent <= maxPower) value = mantissa * powersOfTen[exponent]!;
  } else if (digits <= 15 && tailDigits <= maxTailDigits) value = parseLongDecimal(head, tail, tailDigits, exponent);
  if (value !== value) value = Number(asciiText(bytes, first, p));
  out[slot] = isNegative ? -value : value;
  return p;
}

/** Four characters, each less the character "0". */
function fourAt(view: DataView, at: number): number {
  return view.getInt32(at, true) ^ 0x30303030;
}

/** 0 when all four are digits; else the top bit of the first that is none is set, and none below it. */
function othersIn(four: number): number {
  return ((four + 0x76767676) | four) & 0x80808080;
}

function digitsBefore(others: number): number {
  return (31 - Math.clz32(others & -others)) >> 3;
}

/** All bits of the characters before the first of four that is no digit; -1 when all are digits. */
function digitMask(four: number): number {
  const others = othersIn(four);
  return ((others & -others) >>> 7) - 1;
}

/** The number that the first `count` of four spell, below four. */
function firstDigits(four: number, count: number): number {
  return numberOf((four << (24 - 8 * count)) << 8);
}

/** The number that eight digits spell. */
function numberOfEight(four: number, next: number): number {
  return (Math.imul(numberOf(four), 10_000) + numberOf(next)) | 0; // stays a 32-bit integer
}

/** The number that four digits spell; those that are masked count as 0. */
function numberOf(four: number): number {
  const pairs = (Math.imul(four, 2561) >>> 8) & 0x00ff00ff;
  return Math.imul(pairs, 6553601) >>> 16;
}
