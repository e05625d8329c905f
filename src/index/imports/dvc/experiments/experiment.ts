import type { RunStatus } from "../../../../core/model/runStatus";

/** An experiment of DVC: a commit on top of the one that it began with. */
export interface Experiment {
  readonly name: string;
  /** FINISHED: its commit is what it left; else its commit is what runs, will run, or did. */
  readonly status: RunStatus;
  /** The ref that keeps it, or whose reflog does; null: none does while it runs. */
  readonly ref: string | null;
  readonly commit: string;
  /** The commit that waited in the queue, or waits; null: it was never there. */
  readonly entry: string | null;
  /** Id of the commit that it began with. */
  readonly baseline: string;
  /** null: it is not known while it runs. */
  readonly author: string | null;
  /** When it was queued, kept or given up, in ms since the epoch; null: it runs. */
  readonly time: number | null;
}
