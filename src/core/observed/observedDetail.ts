import type { RunDetail } from "../model/runDetail";
import type { RunSource } from "../model/runSource";
import { isOutranked } from "./isOutranked";
import { observedRow } from "./observedRow";

/**
 * What is known of a run, with the code that was observed at its start in place of lesser evidence. What only the tool
 * knows (entry script, remote) stays.
 */
export function observedDetail(detail: RunDetail, observed: RunSource | null): RunDetail {
  if (observed === null || !isOutranked(detail.row)) return detail;
  const { attempt = 1, entry = null, remote = null } = detail.sources.at(-1) ?? {};
  const source = { ...observed, attempt, entry, remote };
  return { ...detail, row: observedRow(detail.row, observed), sources: [...detail.sources.slice(0, -1), source] };
}
