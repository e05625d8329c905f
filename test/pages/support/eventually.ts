import assert from "node:assert/strict";
import { setTimeout as wait } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";

/** A bound, not a goal (ms). */
const limit = 60_000;

/**
 * Reads again and again until what is read is as expected: what a page shows and what a host has heard come some time
 * after the key or the click that leads to them, later on a busy machine.
 * @param expected a value, or a pattern of a text
 * @param what for the message when it does not come
 */
export async function eventually(read: () => unknown, expected: unknown, what?: string): Promise<void> {
  for (const end = Date.now() + limit; ; await wait(20)) {
    const found = await read();
    const isSo = expected instanceof RegExp ? expected.test(String(found)) : isDeepStrictEqual(found, expected);
    if (isSo) return;
    if (Date.now() < end) continue;
    if (expected instanceof RegExp) assert.match(String(found), expected, what);
    else assert.deepEqual(found, expected, what);
  }
}
