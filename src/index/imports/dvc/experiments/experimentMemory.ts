/** What is remembered of an experiment that was read. Plain JSON. */
export interface ExperimentMemory {
  readonly commit: string;
  /** The folder that DVCLive wrote, relative to the project; null: none. */
  readonly liveFolder: string | null;
  /** Hash of the tables in it. */
  readonly digest: string;
  /** That folder in the working tree while it has the same tables; null: it has others, or is gone. */
  readonly directory: string | null;
}
