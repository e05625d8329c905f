const found: [number, number, number] = [0, 0, 0];

/**
 * Rows of the first smallest, the first largest and the first NaN among those from `from` up to before `to`.
 * @returns rising; one of the others stands where there is none. The same array at each call: it is called for every
 *   pixel column of every curve
 */
export function extremes(values: Float64Array, from: number, to: number): readonly [number, number, number] {
  let lowest = -1;
  let highest = -1;
  let gap = -1;
  let low = Infinity;
  let high = -Infinity;
  for (let row = from; row < to; row++) {
    const value = values[row]!;
    if (value < low) {
      low = value;
      lowest = row;
    }
    if (value > high) {
      high = value;
      highest = row;
    }
    if (gap < 0 && value !== value) gap = row;
  }
  const any = Math.max(lowest, highest, gap, from);
  const one = lowest < 0 ? any : lowest;
  const two = highest < 0 ? any : highest;
  const three = gap < 0 ? one : gap;
  // A sort with a comparison costs as much as the search above.
  found[0] = Math.min(one, two, three);
  found[2] = Math.max(one, two, three);
  found[1] = one + two + three - found[0] - found[2];
  return found;
}
