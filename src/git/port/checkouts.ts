import type { GitCallOptions } from "./gitCallOptions";
import type { GitResult } from "./gitResult";
import type { LocatedSource } from "./locatedSource";

/** What checking a run's code out in place does to one path of the working tree. Paths as `pathText` writes them. */
export interface CheckoutChange {
  readonly path: string;
  readonly kind: "created" | "overwritten" | "removed";
  /** False: git does not track it now (perhaps it ignores it), so that git has no copy of it. */
  readonly isTracked: boolean;
}

/** What checking a run's code out in place would change. */
export interface CheckoutPlan {
  /** Top folder of the working tree. */
  readonly folder: string;
  readonly changes: readonly CheckoutChange[];
  /** Paths that stay as they are although the run's code has them otherwise, and why. */
  readonly kept: readonly { readonly path: string; readonly reason: string }[];
  /** The branch that is checked out now; null when HEAD is detached. */
  readonly branch: string | null;
  /** Names just this plan: carrying out is refused when it would be another one by then. */
  readonly token: string;
}

/** A checkout that can be undone. */
export interface CheckoutRecord {
  /** Top folder of the working tree. */
  readonly folder: string;
  /** The state that was checked out. */
  readonly revision: string;
  /** What the caller called it, for instance the run's name. */
  readonly label: string;
  /** Milliseconds since the epoch. */
  readonly madeAt: number;
  /** It was stopped in the middle: the working tree is neither the one nor the other until it is undone. */
  readonly isInterrupted: boolean;
}

/** What an undo left. */
export interface UndoneCheckout {
  /** Where changes lie that were made after the checkout; null when there were none. */
  readonly editsFolder: string | null;
}

/** What to check out, and where. */
export interface CheckoutRequest {
  readonly located: LocatedSource;
  /** Absolute folder in the working tree to change. */
  readonly folder: string;
  /** True: the uncommitted part of the run's code is left as changes; false: HEAD is a commit of the whole. */
  readonly asChanges: boolean;
}

/**
 * Changing the user's own working tree to a run's code, and back. Whatever would be overwritten or removed is moved
 * into a rescue in git's folder first, ignored files included, without any filter; undoing moves it back.
 */
export interface Checkouts {
  /** What would change. "exists": something is in the way, such as a merge under way. Changes nothing. */
  plan(request: CheckoutRequest, options?: GitCallOptions): Promise<GitResult<CheckoutPlan>>;

  /** Carries a plan out. Stopped in the middle, it brings back what was there. */
  checkOut(
    request: CheckoutRequest,
    plan: CheckoutPlan,
    label: string,
    options?: GitCallOptions,
  ): Promise<GitResult<void>>;

  /** The newest checkout of a working tree that was not undone, or null. Starts no process. */
  last(folder: string): Promise<CheckoutRecord | null>;

  /** Brings back branch, index and every byte of before the newest checkout, interrupted or not. */
  undo(folder: string, options?: GitCallOptions): Promise<GitResult<UndoneCheckout>>;
}
