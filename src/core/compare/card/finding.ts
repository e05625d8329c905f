import type { Association } from "../relation/association";

/** The kinds of things that make runs differ, in the order in which they most likely explain another result. */
export const findingKinds = ["code", "params", "data", "packages", "environment"] as const;

export type FindingKind = (typeof findingKinds)[number];

/** Runs that share a value. */
export interface ValueGroup {
  /** null: these runs have no such value. */
  readonly text: string | null;
  /** Places of the runs. */
  readonly runs: readonly number[];
}

/** One thing that is not the same in all runs. */
export interface Finding {
  readonly kind: FindingKind;
  /** The param, dataset, package or property; for code the empty text. */
  readonly key: string;
  /** In the order of the runs. */
  readonly groups: readonly ValueGroup[];
  /** How it goes with the key metric; null where that is not worth telling (`isTelling`). */
  readonly relation: Association | null;
}
