/** A run's folder in the trash. */
export interface TrashedRun {
  readonly runId: string;
  readonly runName: string;
  /** Where the run's folder was, absolute. */
  readonly directory: string;
  /** Milliseconds since the epoch. */
  readonly deletedAt: number;
  /** The folder in `.runback/trash` that holds it. */
  readonly entry: string;
}
