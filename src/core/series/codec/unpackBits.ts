/** The inverse of `packBits`: fills the front of `numbers`. The view must hold `packedBytes(count, width)` bytes. */
export function unpackBits(view: DataView, start: number, count: number, width: number, numbers: Uint32Array): void {
  const mask = width === 32 ? -1 : (1 << width) - 1;
  let at = start;
  let word = 0;
  let left = 0;
  for (let i = 0; i < count; i++) {
    if (left >= width) {
      numbers[i] = word & mask;
      word >>>= width;
      left -= width;
      continue;
    }
    const next = view.getUint32(at, true);
    at += 4;
    numbers[i] = (left === 0 ? next : word | (next << left)) & mask;
    const used = width - left;
    word = used === 32 ? 0 : next >>> used;
    left = 32 - used;
  }
}
