const strange: readonly (readonly [text: string, value: number])[] = [
  ['"NaN"', NaN],
  ['"Infinity"', Infinity],
  ['"-Infinity"', -Infinity],
  ["NaN", NaN],
  ["Infinity", Infinity],
  ["-Infinity", -Infinity],
];
const spellings = strange.map(([text, value]) => ({ codes: [...text].map((c) => c.charCodeAt(0)), value }));

/**
 * Reads a NaN or infinity, as the text that our logs write or as the bare token that other writers let through.
 * @returns where it ends, or -1 when none begins at `start`
 */
export function scanStrange(bytes: Uint8Array, start: number, out: Float64Array, slot: number): number {
  for (const { codes, value } of spellings) {
    if (!codes.every((code, i) => bytes[start + i] === code)) continue;
    out[slot] = value;
    return start + codes.length;
  }
  return -1;
}
