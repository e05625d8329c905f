/** Smallest and largest of a column of steps; NaN twice when it has none. */
export function stepRange(steps: Float64Array): [smallest: number, largest: number] {
  let smallest = Infinity;
  let largest = -Infinity;
  for (const step of steps) {
    if (step < smallest) smallest = step;
    if (step > largest) largest = step;
  }
  // Plus 0 makes a zero of -0, which the text of a header cannot hold.
  return smallest > largest ? [NaN, NaN] : [smallest + 0, largest + 0];
}
