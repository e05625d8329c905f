/**
 * Sorts rows in place by several keys, the first one first, each from low to high with NaN last.
 * @param last orders rows that are equal in all of them; without it they keep the order they came in
 */
export function sortRows<Rows extends number[] | Int32Array>(
  rows: Rows,
  keys: readonly Float64Array[],
  last: (a: number, b: number) => number = () => 0,
): Rows {
  const [first, ...rest] = keys;
  if (first === undefined) {
    rows.sort(last);
    return rows;
  }
  rows.sort((a, b) => {
    const order = compareKeys(first[a] ?? NaN, first[b] ?? NaN);
    if (order !== 0) return order;
    for (const key of rest) {
      const next = compareKeys(key[a] ?? NaN, key[b] ?? NaN);
      if (next !== 0) return next;
    }
    return last(a, b);
  });
  return rows;
}

/** No subtraction: that of two infinities is NaN. */
function compareKeys(a: number, b: number): number {
  if (a < b) return -1;
  if (a > b) return 1;
  if (a === b) return 0;
  const isA = a === a;
  return isA === (b === b) ? 0 : isA ? -1 : 1;
}
