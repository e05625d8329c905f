/** Beyond this, the length of an axis is no number any more. */
const largest = Number.MAX_VALUE / 4;
/** The same for the smallest place of a logarithmic axis. */
const smallest = 1e-300;
/** Room above and below the curves, as a part of their range. */
const room = 0.05;

/**
 * Limits of a value axis around values, with a little room. Constant curves get an axis around them; ranges that
 * numbers cannot divide (denormals, 1e308) are widened or cut to ones that they can.
 * @param low NaN, as `high`: no value is finite
 */
export function axisLimits(low: number, high: number, isLog: boolean): readonly [min: number, max: number] {
  if (!(low <= high)) return isLog ? [0.1, 1] : [0, 1];
  if (isLog) {
    if (!(high > 0)) return [0.1, 1];
    const top = clamped(Math.max(high, smallest));
    const bottom = clamped(Math.max(low > 0 ? low : top / 1000, smallest));
    const factor = bottom === top ? 2 : Math.min(2, (top / bottom) ** room);
    return [bottom / factor, clamped(top * factor)];
  }
  const [from, to] = [clamped(low), clamped(high)];
  const size = Math.max(Math.abs(from), Math.abs(to));
  // Below this distance neighbouring ticks would be the same number.
  const least = Math.max(size * 1e-12, 1e-290);
  const margin = to - from > least ? (to - from) * room : size > 0 ? size * room : 1;
  const wide = Math.max(margin, least);
  return [clamped(from - wide), clamped(to + wide)];
}

function clamped(value: number): number {
  return Math.max(-largest, Math.min(largest, value));
}
