import type { RunRow } from "../../core/model/runRow";
import type { IndexNotices } from "../../protocol/indexApi";

type RunEventNotice = Parameters<IndexNotices["runEvent"]>[0];

const endings = { FINISHED: "finished", FAILED: "failed", KILLED: "killed" } as const;

/**
 * What is worth telling the user of a watched run, by its row before and after.
 * @param nanMetrics names of the metrics that hold a NaN now
 */
export function runNotices(
  before: RunRow | null,
  after: RunRow,
  nanMetrics: () => readonly string[],
): RunEventNotice[] {
  const { runId, runName, status } = after;
  const notices: RunEventNotice[] = [];
  if (after.nanMetrics > (before?.nanMetrics ?? 0) && (before?.nanMetrics ?? 0) === 0)
    notices.push({ runId, runName, event: "nan", detail: nanMetrics().join(", ") });
  const hasEnded = status === "FINISHED" || status === "FAILED" || status === "KILLED";
  if (hasEnded && before?.status !== status) {
    const metric = after.keyMetric ? `${after.keyMetric.name} ${after.keyMetric.value}` : "";
    notices.push({ runId, runName, event: endings[status], detail: metric });
  }
  return notices;
}
