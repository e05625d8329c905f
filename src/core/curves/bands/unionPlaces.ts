/**
 * All places of some curves, each once, rising.
 * @param columns each rising; equal places are allowed
 */
export function unionPlaces(columns: readonly Float64Array[]): Float64Array {
  // Two by two: runs of one script have nearly the same places, and are gone through once a round.
  let round: readonly Float64Array[] = columns;
  do {
    const next: Float64Array[] = [];
    for (let i = 0; i < round.length; i += 2) next.push(unite(round[i]!, round[i + 1] ?? none));
    round = next;
  } while (round.length > 1);
  return round[0] ?? none;
}

const none = new Float64Array();

function unite(one: Float64Array, other: Float64Array): Float64Array {
  const places = new Float64Array(one.length + other.length);
  let count = 0;
  for (let i = 0, j = 0; i < one.length || j < other.length;) {
    const place = j >= other.length || (i < one.length && one[i]! <= other[j]!) ? one[i++]! : other[j++]!;
    if (count === 0 || places[count - 1] !== place) places[count++] = place;
  }
  return places.slice(0, count);
}
