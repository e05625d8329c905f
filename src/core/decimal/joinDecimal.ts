/**
 * Writes the double nearest to `head * 10^-8 + below`: what `Number` makes of a decimal with up to 19 digits behind the
 * point, by products alone. Where it returns false what it wrote may be wrong: ask somebody else.
 *
 * 10^-8 is taken as three numbers. The first two (43980 * 2^-42, 60963 * 2^-59) have 16 bits, so that their products with
 * the head are exact, and the sum of these products is held exactly in two doubles. What is left to add is below
 * 1.6 * 10^-8, with an absolute error below 2^-76; the answer is sure when twice that makes no difference.
 * @param head the digits before the point and the first eight behind it; below 10^11
 * @param below what the digits behind these add, from 0 to 10^-8, within 2^-51 of itself
 * @param out gets the number, or its opposite, at `slot`; V8 would make an object of a number that is returned or NaN
 * @returns whether the number is sure
 */
export function joinDecimal(
  head: number,
  below: number,
  isNegative: boolean,
  out: Float64Array,
  slot: number,
): boolean {
  // Written out: the compiler knows numbers in place, and reads module variables anew each time.
  const high = head * 9.999894245993346e-9;
  const middle = head * 1.0575394726597409e-13;
  const sum = high + middle;
  const rest = middle - (sum - high);
  const low = head * 5.938805003324888e-20 + below;
  const result = sum + (rest - 2.6469779601696886e-23 + low); // 2^-75
  out[slot] = isNegative ? -result : result;
  return result === sum + (rest + 2.6469779601696886e-23 + low);
}
