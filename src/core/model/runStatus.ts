/**
 * What a run says of itself, in MLflow's words. RUNNING is only a claim: whether it still holds is `RunRow.isStale`,
 * which is derived from the time of the last record.
 */
export type RunStatus = "RUNNING" | "SCHEDULED" | "FINISHED" | "FAILED" | "KILLED";
