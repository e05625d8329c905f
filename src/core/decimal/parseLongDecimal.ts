import { powersOfTen } from "./powersOfTen";

/** Splits a double in two halves of 26 bits (Veltkamp). */
const splitter = 2 ** 27 + 1;
const highHalves = powersOfTen.map((power) => power * splitter - (power * splitter - power));
const lowHalves = powersOfTen.map((power, exponent) => power - highHalves[exponent]!);
const inverses = powersOfTen.map((power) => 1 / power);
/** Far above the error of the correction below, which is at most 2^-51 of itself. */
const margin = 2 ** -49;

/**
 * The double nearest to `(head * 10^tailDigits + tail) * 10^exponent`: what `Number` makes of the decimal, in a fraction
 * of its time, for decimals that have too many digits for one exact division (Python writes up to 17).
 *
 * The whole number is held exactly in two doubles; the quotient by the power of ten is corrected by its exact remainder
 * (Dekker's product). Where the correction's error could change the rounding, the answer is NaN: ask `Number`.
 * @param head below 2^50
 * @param tail below 10^tailDigits, with at most eight digits
 * @param exponent from -22 to 0, else the answer is NaN
 */
export function parseLongDecimal(head: number, tail: number, tailDigits: number, exponent: number): number {
  if (exponent > 0 || exponent < -22) return NaN;
  const scale = powersOfTen[tailDigits]!;
  const upper = Math.floor(head / 2 ** 25);
  const a = upper * scale * 2 ** 25;
  const b = (head - upper * 2 ** 25) * scale + tail;
  const whole = a + b;
  if (exponent === 0) return whole;
  const rest = b - (whole - a);

  const power = powersOfTen[-exponent]!;
  const powerHigh = highHalves[-exponent]!;
  const powerLow = lowHalves[-exponent]!;
  const quotient = whole / power;
  const split = quotient * splitter;
  const high = split - (split - quotient);
  const low = quotient - high;
  const product = quotient * power;
  const productRest = high * powerHigh - product + high * powerLow + low * powerHigh + low * powerLow;
  const correction = (whole - product - productRest + rest) * inverses[-exponent]!;
  const doubt = Math.abs(correction) * margin;
  const result = quotient + (correction - doubt);
  return result === quotient + (correction + doubt) ? result : NaN;
}
