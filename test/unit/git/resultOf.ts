import assert from "node:assert/strict";
import type { GitResult } from "../../../src/git/port/gitResult";

/** The value of a result that must be one. */
export function valueOf<T>(result: GitResult<T>): T {
  assert.ok(result.ok, JSON.stringify(result));
  return result.value;
}

/** "ok", or why not. */
export function reasonOf(result: GitResult<unknown>): string {
  return result.ok ? "ok" : result.reason;
}
