/**
 * The value that would stand at a place if the values were sorted (Hoare's selection): moves it there, what is not larger
 * before it, and what is not smaller behind it. A fraction of the time of sorting.
 * @param values without NaN; changed
 * @param rank within the values
 */
export function selectRank(values: Float64Array, rank: number): number {
  let first = 0;
  let last = values.length - 1;
  while (first < last) {
    const pivot = values[rank]!;
    let [left, right] = [first, last];
    while (left <= right) {
      while (values[left]! < pivot) left++;
      while (values[right]! > pivot) right--;
      if (left > right) break;
      const kept = values[left]!;
      values[left++] = values[right]!;
      values[right--] = kept;
    }
    if (right < rank) first = left;
    if (left > rank) last = right;
  }
  return values[rank]!;
}
