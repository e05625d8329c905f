import { powersOfTen } from "./powersOfTen";

const inverses = powersOfTen.map((power) => 1 / power);

/**
 * The double nearest to `head * 10^-8 + tail * 10^-decimals`: what `Number` makes of a decimal with up to 19 digits
 * behind the point, by products alone. NaN where the answer is not sure: ask somebody else.
 *
 * 10^-8 is written as three numbers. The first two (43980 * 2^-42, 60963 * 2^-59) have 16 bits, so that their products
 * with the head are exact, and the sum of these products is held exactly in two doubles. What is left to add is at most
 * 2^-26 of the answer where that has no zeros behind its point, and its relative error is below 2^-51.
 * @param head the digits before the point and the first eight behind it; below 2^37
 * @param tail the digits behind these; below 2^37
 * @param decimals how many digits are behind the point; from 8 to 19
 */
export function joinDecimal(head: number, tail: number, decimals: number): number {
  // Written out: the compiler knows numbers in place, and reads module variables anew each time.
  const high = head * 9.999894245993346e-9;
  const middle = head * 1.0575394726597409e-13;
  const low = head * 5.938805003324888e-20 + tail * inverses[decimals]!;
  const sum = high + middle;
  const correction = middle - (sum - high) + low;
  const doubt = low * 8.881784197001252e-16; // 2^-50
  const result = sum + (correction - doubt);
  return result === sum + (correction + doubt) ? result : NaN;
}
