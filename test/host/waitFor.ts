import assert from "node:assert/strict";
import { setTimeout as wait } from "node:timers/promises";

/**
 * Looks again and again until a thing is there.
 * @param what for the message when it never comes
 * @param look gives the thing, or undefined while it is not there
 * @param limit milliseconds: a bound, not a goal
 */
export async function waitFor<T>(
  what: string,
  look: () => T | undefined | PromiseLike<T | undefined>,
  limit = 60_000,
): Promise<T> {
  const end = Date.now() + limit;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    assert.ok(Date.now() < end, `still waiting after ${limit} ms for ${what}`);
    await wait(50);
  }
}
