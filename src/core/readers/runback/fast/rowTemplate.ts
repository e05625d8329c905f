/** What a number of a metric line is. */
export type SlotRole = "seq" | "time" | "step" | "value" | "other";

/**
 * The recurring shape of a run's metric lines: fixed bytes, a number, fixed bytes, a number … and fixed bytes up to and
 * with the line feed. Bytes are kept four by four, as the scanner compares them.
 */
export interface RowTemplate {
  /** Numbers of a line. Before each, and after the last, are fixed bytes. */
  readonly slots: number;
  /** Of each piece of fixed bytes: how many. */
  readonly lengths: Int32Array;
  /** Little-endian words; a piece's last one, if it is not whole, has zeros above. */
  readonly words: Int32Array;
  /** Of each piece: which bits of its last, not whole, word count; 0 when there is none. */
  readonly masks: Int32Array;
  /** Slot of these numbers, or -1. */
  readonly seq: number;
  readonly time: number;
  readonly step: number;
  /** First of the slots with values, which stand side by side in the order of `metrics`. */
  readonly firstValue: number;
  readonly metrics: readonly string[];
  /** Of `metrics`, as `PointGatherer.keyOf` gives it. */
  readonly key: string;
  /** The line's "w". */
  readonly writer: string;
}
