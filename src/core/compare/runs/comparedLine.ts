/** One thing that several runs are compared by, such as a param, with its text in each of them. */
export interface ComparedLine {
  readonly key: string;
  /** In the order of the runs; null where a run has none. */
  readonly values: readonly (string | null)[];
  /** Whether not all runs have the same. */
  readonly differs: boolean;
}
