import type { BytePath } from "../paths/bytePath";
import type { IndexEntry } from "../snapshot/tree/indexState";

/** One path that a checkout in place changes. */
export interface CheckoutEntry {
  readonly path: BytePath;
  /** What lies there before. */
  readonly before: "file" | "link" | "nothing";
  /** What the run's code has there; null: nothing. */
  readonly after: IndexEntry | null;
  /** Whether git tracks it now. */
  readonly isTracked: boolean;
}
