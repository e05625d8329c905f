import { selectRank } from "../statistics/selectRank";

/** So many values tell the range of the rest. */
const sample = 2000;
/** Part of the values on each side that may be outliers. */
const tail = 0.02;

/**
 * Smallest and largest of the values but for the few percent on each side that may be outliers; for axes that ignore
 * them. NaN twice when no value is finite. Long columns are sampled at even distances.
 */
export function typicalRange(values: Float64Array): readonly [low: number, high: number] {
  const stride = Math.max(1, Math.floor(values.length / sample));
  const some = new Float64Array(Math.ceil(values.length / stride));
  let count = 0;
  for (let row = 0; row < values.length; row += stride) if (Number.isFinite(values[row])) some[count++] = values[row]!;
  if (count === 0) return [NaN, NaN];
  const found = some.subarray(0, count);
  const skipped = Math.floor(count * tail);
  return [selectRank(found, skipped), selectRank(found, count - 1 - skipped)];
}
