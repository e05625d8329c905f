/**
 * Picks rows that draw like the whole curve: of each stretch of rows the first smallest and the first largest value,
 * and the first NaN where there is one (a gap stays a gap), and of the whole the first and last row. So every extreme
 * is kept, infinities among them, and the same curve always gives the same rows.
 * @param points about how many rows are wanted; gaps come on top
 * @returns rising row numbers
 */
export function downsample(values: Float64Array, points: number): Uint32Array {
  const rows = values.length;
  if (rows <= Math.max(points, 4)) return Uint32Array.from({ length: rows }, (_, row) => row);
  const stretches = Math.max(1, Math.floor(points / 2));
  const picked = new Uint32Array(3 * stretches + 2);
  let count = 1; // row 0 stands at the front already
  for (let stretch = 0; stretch < stretches; stretch++) {
    const from = Math.floor((stretch * rows) / stretches);
    const to = Math.floor(((stretch + 1) * rows) / stretches);
    const three = extremes(values, from, to);
    for (const row of three) if (row > picked[count - 1]!) picked[count++] = row;
  }
  if (picked[count - 1] !== rows - 1) picked[count++] = rows - 1;
  return picked.slice(0, count);
}

const found: [number, number, number] = [0, 0, 0];

/** Rows of the first smallest, first largest and first NaN, rising; one of the others where there is none. */
function extremes(values: Float64Array, from: number, to: number): readonly number[] {
  let lowest = from;
  let highest = from;
  let gap = -1;
  let low = values[from]!;
  let high = low;
  if (low !== low) {
    low = Infinity;
    high = -Infinity;
  }
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
    if (value !== value && gap < 0) gap = row;
  }
  found[0] = lowest;
  found[1] = highest;
  found[2] = gap < 0 ? lowest : gap;
  return found.sort((a, b) => a - b);
}
