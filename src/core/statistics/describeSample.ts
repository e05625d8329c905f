/** What several values say by themselves. NaN and infinities are counted, and left out of all the rest. */
export interface SampleDescription {
  /** Finite values; everything below but `nan` and `inf` is of them, and NaN when there is none. */
  readonly n: number;
  readonly nan: number;
  readonly inf: number;
  readonly mean: number;
  /** Sample standard deviation (n - 1); NaN for fewer than two values. */
  readonly std: number;
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

/** The same, to be filled again and again. */
export type DescriptionRoom = { -readonly [K in keyof SampleDescription]: SampleDescription[K] };

/** Beyond these, squares leave the range of doubles. */
const largest = 1e150;
const smallest = 1e-150;
/** Up to so many are sorted by hand. */
const few = 24;

/**
 * Describes a sample.
 * @param values of the sample; they are put in order, and those beyond the range of squares are scaled
 * @param count how many of `values` are meant, from the first on; in a loop over many samples one array serves all
 * @param room is filled and given back; in a loop over many samples one serves all, and leaves no garbage
 */
export function describeSample(
  values: Float64Array,
  count = values.length,
  room: DescriptionRoom = emptyRoom(),
): SampleDescription {
  sortNumbers(values, count);
  // In this order -Infinity is first, then the finite ones, Infinity and NaN.
  let from = 0;
  while (from < count && values[from] === -Infinity) from++;
  let end = count;
  while (end > from && !(values[end - 1]! < Infinity)) end--;
  let last = end;
  while (last < count && values[last] === Infinity) last++;
  const n = end - from;
  room.n = n;
  room.nan = count - last;
  room.inf = from + last - end;
  if (n === 0) {
    room.mean = room.std = room.median = room.min = room.max = NaN;
    return room;
  }
  const min = values[from]!;
  const max = values[end - 1]!;
  const middle = from + (n >> 1);
  const median = n % 2 === 1 ? values[middle]! : values[middle - 1]! / 2 + values[middle]! / 2;
  const scale = scaleOf(Math.max(-min, max));
  if (scale !== 1) for (let i = from; i < end; i++) values[i]! /= scale;
  // Counted from the first value on: equal ones have exactly their value as mean.
  const first = values[from]!;
  let sum = 0;
  for (let i = from; i < end; i++) sum += values[i]! - first;
  const scaled = first + sum / n;
  let squares = 0;
  for (let i = from; i < end; i++) {
    const off = values[i]! - scaled;
    squares += off * off;
  }
  room.mean = scaled * scale;
  room.std = n < 2 ? NaN : Math.sqrt(squares / (n - 1)) * scale;
  room.median = median;
  room.min = min;
  room.max = max;
  return room;
}

function emptyRoom(): DescriptionRoom {
  return { n: 0, nan: 0, inf: 0, mean: NaN, std: NaN, median: NaN, min: NaN, max: NaN };
}

/** The first ones from low to high, NaN last; a few are put in order faster than a sort is called. */
function sortNumbers(values: Float64Array, count: number): void {
  if (count > few) {
    values.subarray(0, count).sort();
    return;
  }
  for (let i = 1; i < count; i++) {
    const value = values[i]!;
    let at = i;
    for (; at > 0 && isAfter(values[at - 1]!, value); at--) values[at] = values[at - 1]!;
    values[at] = value;
  }
}

function isAfter(left: number, right: number): boolean {
  return left > right || (left !== left && right === right);
}

function scaleOf(size: number): number {
  return size > largest || (size < smallest && size > 0) ? size : 1;
}
