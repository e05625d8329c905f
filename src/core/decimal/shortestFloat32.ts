import { powersOfTen } from "./powersOfTen";

const floats = new Float32Array(1);
const bits = new Int32Array(floats.buffer);
/** Digits that the search begins with: a shorter decimal is found as one of these with zeros at its end. */
const leastDigits = 6;
/** Digits that always suffice. */
const mostDigits = 9;
/** Whole numbers up to here are exact in both widths. */
const exactWhole = 2 ** 24;

/**
 * The number with the shortest decimal that a reader of 32-bit floats takes for `value`: 0.99 for what a 32-bit 0.99 is
 * in 64 bits, 0.9900000095367432. Of several as short the nearest. NaN, infinities and zeros stay as they are.
 * @param value must be a 32-bit float
 */
export function shortestFloat32(value: number): number {
  if ((value < exactWhole && value > -exactWhole && value === Math.trunc(value)) || value - value !== 0) return value;
  floats[0] = value;
  const size = value < 0 ? -value : value;
  const binary = ((bits[0]! >>> 23) & 255) - 127;
  // The decimal exponent, from the binary one (times log10 of 2), which may be one too low.
  let exponent = Math.floor(binary * 0.30103);
  if (exponent < -13 || exponent > 28) return bySearch(value);
  if (size >= tenTo(exponent + 1)) exponent++;
  for (let digits = leastDigits; digits <= mostDigits; digits++) {
    const places = digits - 1 - exponent;
    // Both sides of the division and of the product are exact, so that the result is the nearest double to the decimal.
    const near =
      places >= 0
        ? Math.round(size * powersOfTen[places]!) / powersOfTen[places]!
        : Math.round(size / powersOfTen[-places]!) * powersOfTen[-places]!;
    if (Math.fround(near) === size) return value < 0 ? -near : near;
  }
  return bySearch(value);
}

function tenTo(exponent: number): number {
  return exponent >= 0 ? powersOfTen[exponent]! : 1 / powersOfTen[-exponent]!;
}

/** The same for very small and very large numbers, slowly. Subnormal ones have fewer digits. */
function bySearch(value: number): number {
  for (let digits = 1; digits < mostDigits; digits++) {
    const near = Number(value.toPrecision(digits));
    if (Math.fround(near) === value) return near;
  }
  return Number(value.toPrecision(mostDigits));
}
