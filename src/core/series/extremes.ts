const found: [number, number, number] = [0, 0, 0];

/**
 * Rows of the first smallest, the first largest and the first NaN among those from `from` up to before `to`.
 * @returns rising; one of the others stands where there is none. The same array at each call: it is called for every
 *   pixel column of every curve
 */
export function extremes(values: Float64Array, from: number, to: number): readonly [number, number, number] {
  let first = from;
  while (first < to && values[first] !== values[first]) first++;
  let lowest = first < to ? first : from;
  let highest = lowest;
  let gap = first > from ? from : -1;
  let low = values[lowest]!;
  let high = low;
  // Beginning with a number spares a comparison for each of the others: no value is both smaller and larger.
  for (let row = first + 1; row < to; row++) {
    const value = values[row]!;
    if (value < low) {
      low = value;
      lowest = row;
    } else if (value > high) {
      high = value;
      highest = row;
    } else if (value !== value && gap < 0) gap = row;
  }
  const three = gap < 0 ? lowest : gap;
  // A sort with a comparison costs as much as the search above.
  found[0] = Math.min(lowest, highest, three);
  found[2] = Math.max(lowest, highest, three);
  found[1] = lowest + highest + three - found[0] - found[2];
  return found;
}
