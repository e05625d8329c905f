/** What is known of a run from where its log lies, and not from what the log says. */
export interface RunPlace {
  /** Used when the log names no id: the format's prefix and the folder's name. */
  readonly fallbackId: string;
  readonly experimentId: string;
  /** Used when the log names no experiment: the folder's name. */
  readonly fallbackExperiment: string;
  readonly formats: readonly string[];
  /** The run's folder, absolute. */
  readonly directory: string;
  /** The file that the run's records come from, absolute. */
  readonly logFile: string;
  /** The console log, absolute, or null when there is none. */
  readonly consoleFile: string | null;
}
