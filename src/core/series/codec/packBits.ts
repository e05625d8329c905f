/**
 * Writes numbers of `width` bits each (1 to 32) close together, lowest bits first, as little-endian 32-bit words.
 * @returns where the next bytes go; `packedBytes` says beforehand how many these are
 */
export function packBits(numbers: Uint32Array, count: number, width: number, view: DataView, start: number): number {
  let at = start;
  let word = 0;
  let filled = 0;
  for (let i = 0; i < count; i++) {
    const number = numbers[i]!;
    word |= number << filled;
    filled += width;
    if (filled >= 32) {
      view.setInt32(at, word, true);
      at += 4;
      filled -= 32;
      // A shift by 32 is a shift by 0 in JavaScript: nothing is left over then.
      word = filled === 0 ? 0 : number >>> (width - filled);
    }
  }
  if (filled > 0) {
    view.setInt32(at, word, true);
    at += 4;
  }
  return at;
}

/** Bytes that `count` numbers of `width` bits take. */
export function packedBytes(count: number, width: number): number {
  return Math.ceil((count * width) / 32) * 4;
}
