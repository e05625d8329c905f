import type { SortKey } from "./tableLayout";

/**
 * The keys after a click on a column: ascending, then descending, then not sorted by it.
 * @param isAdded as one more key, with Shift; else as the only one
 */
export function toggleSort(sort: readonly SortKey[], id: string, isAdded: boolean): SortKey[] {
  const known = sort.find((key) => key.id === id);
  const next =
    known === undefined ? { id, isDescending: false } : known.isDescending ? null : { id, isDescending: true };
  if (!isAdded) return next === null ? [] : [next];
  if (known === undefined) return [...sort, { id, isDescending: false }];
  return sort.flatMap((key) => (key.id !== id ? [key] : next === null ? [] : [next]));
}
