import assert from "node:assert/strict";
import type { ServedPage } from "./servePage";

/** A page at work has no script or policy error, asks for nothing from outside, and sends nothing that is refused. */
export function assertAtWork({ troubles, strangeRequests, refused }: ServedPage): void {
  assert.deepEqual(troubles, []);
  assert.deepEqual(strangeRequests, []);
  assert.deepEqual(refused, []);
}
