/** One measured figure of a part: one line of its table in bench/RESULTS.md. */
export interface PartRow {
  /** What was measured and how big it was, such as "50 M points, two threads". */
  readonly name: string;
  /** Unit of `median` and `p95`, such as "ms", "MB/s"; "" for a bare number. */
  readonly unit: string;
  readonly median: number;
  readonly p95?: number;
  /** How often it was measured. */
  readonly repetitions: number;
  /** The other side, measured alternately in the same run, in the same unit. */
  readonly against?: { readonly name: string; readonly median: number };
  /** The figure that carries over to other machines; which way round is said by `ratioOf`. */
  readonly ratio?: number;
  /** Meaning of the ratio, such as "times as fast as JSON.parse". */
  readonly ratioOf?: string;
  /** The goal in words, such as "at least 0.9". */
  readonly goal?: string;
  readonly isMet?: boolean;
}

/** What a part prints as the last line of its standard output, as JSON. Progress goes to standard error. */
export interface PartResult {
  /** Name of the part's file, without its extension. */
  readonly part: string;
  /** One sentence: what is measured, how. */
  readonly title: string;
  readonly rows: readonly PartRow[];
  /** What a reader must know to judge the figures: sizes, seeds, conditions, what is loaded. */
  readonly notes?: readonly string[];
}
