/** A write-ahead log's running checksum, over pairs of 32-bit words. */
export function walChecksum(
  view: DataView,
  start: number,
  length: number,
  isLittleEndian: boolean,
  seed: readonly [number, number],
): [number, number] {
  let [s0, s1] = seed;
  for (let at = start; at < start + length; at += 8) {
    s0 = (s0 + view.getUint32(at, isLittleEndian) + s1) >>> 0;
    s1 = (s1 + view.getUint32(at + 4, isLittleEndian) + s0) >>> 0;
  }
  return [s0, s1];
}
