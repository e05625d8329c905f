/** A run of one format that grows: how, and which one it is in the index. */
export interface LiveCase {
  readonly name: string;
  readonly format: string;
  /** Folder below test/fixtures, or one in it, of which a copy grows. */
  readonly fixture: string;
  /** Id of the run that grows; left out: the only one of its format. */
  readonly runId?: string;
  /**
   * Takes from a fresh copy what will be appended later.
   * @param folder the copy
   */
  readonly prepare?: (folder: string) => void;
  /**
   * Writes at least one more point, in the way the tool does.
   * @param round from 1
   * @returns when that was on the disk, ms since the epoch
   */
  readonly append: (folder: string, round: number) => number;
}
