import { extremes } from "./extremes";

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
    for (const row of extremes(values, from, to)) if (row > picked[count - 1]!) picked[count++] = row;
  }
  if (picked[count - 1] !== rows - 1) picked[count++] = rows - 1;
  return picked.slice(0, count);
}
