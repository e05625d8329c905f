/** A run of another tool that has begun while the index was open. */
export interface RunStart {
  readonly runId: string;
  /** Folder of the run's log. */
  readonly runFolder: string;
  /** The folder around it that holds runs and nothing else, such as `mlruns`; null: there is none. */
  readonly logFolder: string | null;
  /** The run's own start time, milliseconds since the epoch. */
  readonly startTime: number;
  /** The host, the process and the commit that its log names; null where it names none. */
  readonly host: string | null;
  readonly processId: number | null;
  readonly commit: string | null;
}
