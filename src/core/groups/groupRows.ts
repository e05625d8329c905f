/** Rows in groups. A place is that of a row in the list that was grouped. */
export interface RowGroups {
  readonly count: number;
  /** Places, group after group; within a group in their order. */
  readonly places: Int32Array;
  /** Where each group begins in `places`; one more for the end. */
  readonly starts: Int32Array;
}

/**
 * Puts rows with equal codes in all columns together; groups stand in the order of their first rows.
 * @param columns codes of values, one for each row (`valueCodes`)
 */
export function groupRows(length: number, columns: readonly Int32Array[]): RowGroups {
  const hashes = hashRows(length, columns);
  const groupOf = new Int32Array(length);
  const firsts: number[] = [];
  const byHash = new Map<number, number[]>();
  for (let place = 0; place < length; place++) {
    const known = byHash.get(hashes[place]!);
    const isEqual = (group: number) => columns.every((codes) => codes[firsts[group]!] === codes[place]);
    let group = known?.find(isEqual);
    if (group === undefined) {
      group = firsts.push(place) - 1;
      if (known) known.push(group);
      else byHash.set(hashes[place]!, [group]);
    }
    groupOf[place] = group;
  }
  return arrange(groupOf, firsts.length);
}

/** A hash of each row's codes (FNV-1a over whole codes, with a shift that lets high bits count). */
function hashRows(length: number, columns: readonly Int32Array[]): Int32Array {
  const hashes = new Int32Array(length).fill(0x811c9dc5 | 0);
  for (const codes of columns)
    for (let place = 0; place < length; place++) {
      const mixed = Math.imul(hashes[place]! ^ codes[place]!, 0x01000193);
      hashes[place] = mixed ^ (mixed >>> 15);
    }
  return hashes;
}

function arrange(groupOf: Int32Array, count: number): RowGroups {
  const starts = new Int32Array(count + 1);
  for (const group of groupOf) starts[group + 1]!++;
  for (let group = 0; group < count; group++) starts[group + 1]! += starts[group]!;
  const next = starts.slice();
  const places = new Int32Array(groupOf.length);
  groupOf.forEach((group, place) => (places[next[group]!++] = place));
  return { count, places, starts };
}
