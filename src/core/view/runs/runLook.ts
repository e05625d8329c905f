import type { RunRow } from "../../model/runRow";

/** How a run is to look: its status, with a running run split by whether it still gives signs of life. */
export type RunLook = "live" | "stale" | "scheduled" | "finished" | "failed" | "killed";

/** The look of a row as the index gave it. */
export function runLook(row: Pick<RunRow, "status" | "isStale">): RunLook {
  switch (row.status) {
    case "RUNNING":
      return row.isStale ? "stale" : "live";
    case "SCHEDULED":
      return "scheduled";
    case "FINISHED":
      return "finished";
    case "FAILED":
      return "failed";
    case "KILLED":
      return "killed";
  }
}
