import type { GitFailure, GitFailureReason } from "./gitResult";

/** Builds a failure; `remedy` says what the user can do about it. */
export function gitFailure(reason: GitFailureReason, message: string, remedy: string | null = null): GitFailure {
  return { ok: false, reason, message, remedy };
}
