import type { Experiment } from "../experiment";

/**
 * The refs whose reflogs are DVC's queues (its `refs.py`): of `dvc exp run --queue` since and before DVC 2.11 or so, which
 * also holds what begins to run in the working tree; and what failed in the queue.
 */
export const queues: readonly (Pick<Experiment, "status"> & { readonly ref: string })[] = [
  { ref: "refs/exps/celery/stash", status: "SCHEDULED" },
  { ref: "refs/exps/stash", status: "SCHEDULED" },
  { ref: "refs/exps/celery/failed", status: "FAILED" },
];
