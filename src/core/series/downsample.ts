/**
 * Picks about `points` rows that draw like the whole curve: of each stretch the first smallest and the first largest
 * value, and a NaN where the stretch has one (a gap stays a gap), and the first and last row. Deterministic.
 * @returns rising row numbers
 */
export function downsample(values: Float64Array, points: number): Uint32Array {
  const rows = values.length;
  if (rows <= Math.max(points, 4)) return Uint32Array.from({ length: rows }, (_, row) => row);
  const stretches = Math.max(1, Math.floor(points / 2));
  const picked = new Set<number>([0, rows - 1]);
  for (let stretch = 0; stretch < stretches; stretch++) {
    const from = Math.floor((stretch * rows) / stretches);
    const to = Math.floor(((stretch + 1) * rows) / stretches);
    let lowest = -1;
    let highest = -1;
    let gap = -1;
    for (let row = from; row < to; row++) {
      const value = values[row]!;
      if (value !== value) gap = gap < 0 ? row : gap;
      else {
        if (lowest < 0 || value < values[lowest]!) lowest = row;
        if (highest < 0 || value > values[highest]!) highest = row;
      }
    }
    for (const row of [lowest, highest, gap]) if (row >= 0) picked.add(row);
  }
  return Uint32Array.from(picked).sort();
}
