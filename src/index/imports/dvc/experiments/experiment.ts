import type { RunStatus } from "../../../../core/model/runStatus";

/** An experiment of DVC: a commit on top of the one that it began with. */
export interface Experiment {
  readonly name: string;
  /** SCHEDULED: it is queued, and its commit is what will run; FINISHED: its commit is what it left. */
  readonly status: Extract<RunStatus, "SCHEDULED" | "FINISHED" | "FAILED">;
  /** The ref that keeps it, or whose reflog does. */
  readonly ref: string;
  readonly commit: string;
  /** Id of the commit that it began with. */
  readonly baseline: string;
  readonly author: string;
  /** When it was queued, kept or given up, in ms since the epoch. */
  readonly time: number;
}
