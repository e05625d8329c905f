/** Row whose place on a rising axis is nearest to `place`; -1 when there is none. */
export function nearestRow(x: Float64Array, place: number): number {
  let low = 0;
  let high = x.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (x[middle]! < place) low = middle + 1;
    else high = middle;
  }
  if (low === 0) return x.length === 0 ? -1 : 0;
  if (low === x.length) return x.length - 1;
  return place - x[low - 1]! <= x[low]! - place ? low - 1 : low;
}
