import type { LogDecoder } from "../../core/ingest/logDecoder";

/** What a folder below a log directory is, as far as one look at it tells. */
export type FolderKind =
  | "group" // holds further folders, such as an experiment
  | "run" // holds the log of a run
  | "pending" // a run's folder whose log is not there yet
  | "nothing";

/**
 * One way in which a tool lays runs into folders, and how their files are decoded. A further format is one more of
 * these; nothing else in the index knows how logs lie on the disk.
 */
export interface LogSource {
  readonly format: string;
  readonly decoder: LogDecoder;
  /** Looks at one folder, `level` levels below the log directory (1: directly in it). Never throws. */
  inspect(folder: string, level: number): FolderKind;
  /** The log file of a run's folder. */
  logFile(runFolder: string): string;
  /** The folder that stands for the run's experiment. */
  experimentFolder(runFolder: string): string;
}
