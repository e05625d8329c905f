import { powersOfTen } from "../../decimal/powersOfTen";

/** Beyond this a scaled number's differences could lose bits. */
const maxScaled = 2 ** 50;
const maxDigits = 22;

/** A column of short decimals as whole numbers. */
export interface ScaledColumn {
  /** Each value is its whole number divided by ten to this power, bit for bit. */
  readonly digits: number;
  /** Shared scratch: use it before the next column is scaled. At a stray row, the number of the row before. */
  readonly numbers: Float64Array;
  /** Rows whose value is no such decimal (NaN, infinities, -0, long decimals). */
  readonly strays: readonly number[];
}

let scratch = new Float64Array(8192);

/**
 * Finds the fewest digits behind the point that (nearly) all values of a column have. A whole number divided by an
 * exact power of ten is rounded once, as a decimal's text is, so the division gives the same double back; each is tried.
 * @returns null when too many values are longer decimals, or large and small ones are mixed
 */
export function scaleDecimals(values: Float64Array): ScaledColumn | null {
  const rows = values.length;
  if (scratch.length < rows) scratch = new Float64Array(rows);
  const numbers = scratch;
  const strays: number[] = [];
  let digits = 0;
  let power = 1;
  let last = 0;
  for (let row = 0; row < rows; row++) {
    const value = values[row]!;
    const scaled = Math.round(value * power);
    const isScaled = scaled / power === value && scaled < maxScaled && scaled > -maxScaled;
    if (isScaled && (scaled !== 0 || 1 / value > 0)) {
      numbers[row] = last = scaled;
      continue;
    }
    const more = isScaled || value - value !== 0 ? 0 : digitsOf(value, digits + 1);
    if (more > 0) {
      if (!rescale(numbers, row, powersOfTen[more - digits]!)) return null;
      digits = more;
      power = powersOfTen[digits]!;
      last = Math.round(value * power);
    } else strays.push(row);
    if (strays.length > 8 + row / 8) return null;
    numbers[row] = last;
  }
  return { digits, numbers, strays };
}

/** Gives the rows so far more digits: exact, since the product of whole numbers is. False when one grows too large. */
function rescale(numbers: Float64Array, rows: number, factor: number): boolean {
  const most = maxScaled / factor;
  for (let row = 0; row < rows; row++) {
    if (numbers[row]! >= most || numbers[row]! <= -most) return false;
    numbers[row]! *= factor;
  }
  return true;
}

/** The fewest digits, from `least` on, with which a value is a whole number of manageable size; 0 when none are. */
function digitsOf(value: number, least: number): number {
  for (let digits = least; digits <= maxDigits; digits++) {
    const scaled = Math.round(value * powersOfTen[digits]!);
    if (scaled >= maxScaled || scaled <= -maxScaled) return 0;
    if (scaled / powersOfTen[digits]! === value) return digits;
  }
  return 0;
}
