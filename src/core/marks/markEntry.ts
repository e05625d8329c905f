/** One field that somebody marked a run with, as it stands on a line of the run's marks file (docs/marks.md). */
export interface MarkEntry {
  /** `name`, `note`, `star`, `archived`, `hidden`, `baseline` or `tags.<key>`; another version may know more. */
  readonly field: string;
  /** null: the mark was taken away. */
  readonly value: string | number | boolean | null;
  /** When it was marked, in milliseconds since the epoch. */
  readonly at: number;
  /** The line's JSON object as it was written, so that what another version added to it stays. */
  readonly json: string;
}
