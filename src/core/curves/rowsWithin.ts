/** Rows of a rising column that lie between two values, both included: the first of them, and the one behind the last. */
export function rowsWithin(x: Float64Array, from: number, to: number): readonly [first: number, end: number] {
  return [rowWhere(x, (place) => !(place < from)), rowWhere(x, (place) => !(place <= to))];
}

/** The first row for which it is so, as it is for all after it. */
function rowWhere(x: Float64Array, isSo: (place: number) => boolean): number {
  let low = 0;
  let high = x.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isSo(x[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
}
