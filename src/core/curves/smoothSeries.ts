/**
 * Exponential moving average without the pull of its start value, as TensorBoard draws it: each value is a weighted
 * mean of all before it, the weights falling by `weight` from one to the next, divided by the sum of the weights.
 * Values that are not finite stay as they are and do not count.
 * @param weight 0 (the values themselves) to below 1
 */
export function smoothSeries(values: Float64Array, weight: number): Float64Array {
  const smooth = new Float64Array(values.length);
  let sum = 0;
  let weights = 0;
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!;
    if (!Number.isFinite(value)) {
      smooth[row] = value;
      continue;
    }
    sum = sum * weight + value * (1 - weight);
    weights = weights * weight + (1 - weight);
    smooth[row] = sum / weights;
  }
  return smooth;
}
