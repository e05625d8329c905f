/** Something that could not be read, where it is, and why. It never stops the rest from being read. */
export interface Problem {
  /** Path of the file, as the index knows it. */
  readonly file: string;
  /** 1-based line, or null where the file has no lines or the whole file is meant. */
  readonly line: number | null;
  /** One sentence for the user. */
  readonly reason: string;
}
