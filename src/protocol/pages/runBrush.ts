import type { Brushes } from "../../core/compare/relation/brushedRuns";

/** What the user has marked on the axes of a Compare panel. */
export interface RunBrush {
  /** The metric that params were shown against. */
  readonly metric: string;
  readonly marks: Brushes;
  /** The runs within all marks, each one of the panel's. */
  readonly runIds: readonly string[];
}
