import { gitFailure } from "../port/gitFailure";
import type { GitResult } from "../port/gitResult";
import { GitTrouble } from "./gitTrouble";

/** How the parts of the port run their acts. */
export type Settle = <T>(act: () => Promise<T>) => Promise<GitResult<T>>;

/** Runs an act and gives its outcome as a value: what the port's callers get instead of exceptions. */
export async function settle<T>(act: () => Promise<T>): Promise<GitResult<T>> {
  try {
    return { ok: true, value: await act() };
  } catch (error) {
    if (error instanceof GitTrouble) return error.failure;
    return gitFailure("git-failed", error instanceof Error ? error.message : String(error));
  }
}
