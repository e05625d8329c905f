import type { RowGroups } from "./groupRows";

/** Some of the groups, in this order. */
export function pickGroups({ places, starts }: RowGroups, wanted: readonly number[]): RowGroups {
  const picked = wanted.map((group) => places.subarray(starts[group], starts[group + 1]));
  const ends = new Int32Array(wanted.length + 1);
  picked.forEach((part, i) => (ends[i + 1] = ends[i]! + part.length));
  const all = new Int32Array(ends.at(-1) ?? 0);
  picked.forEach((part, i) => all.set(part, ends[i]));
  return { count: wanted.length, places: all, starts: ends };
}
