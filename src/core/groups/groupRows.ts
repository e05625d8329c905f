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
  const firsts = new Int32Array(length);
  let count = 0;
  // Open addressing: at its hash, or in the next free slot behind it, stands the number of a group and one.
  const slots = new Int32Array(slotsFor(length));
  const mask = slots.length - 1;
  for (let place = 0; place < length; place++) {
    let slot = hashes[place]! & mask;
    for (; slots[slot] !== 0; slot = (slot + 1) & mask) {
      const first = firsts[slots[slot]! - 1]!;
      if (hashes[first] === hashes[place] && isEqual(columns, first, place)) break;
    }
    if (slots[slot] === 0) {
      firsts[count] = place;
      slots[slot] = ++count;
    }
    groupOf[place] = slots[slot]! - 1;
  }
  return arrange(groupOf, count);
}

/** A power of two that leaves half of the slots free. */
function slotsFor(length: number): number {
  let slots = 2;
  while (slots < 2 * length) slots *= 2;
  return slots;
}

function isEqual(columns: readonly Int32Array[], a: number, b: number): boolean {
  for (const codes of columns) if (codes[a] !== codes[b]) return false;
  return true;
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
