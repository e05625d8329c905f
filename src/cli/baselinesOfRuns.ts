import type { RunBaseline } from "../core/baseline/runBaseline";
import type { RunRow } from "../core/model/runRow";
import type { IndexApi } from "../protocol/indexApi";

/** The baselines of the experiments of these runs, by ids of experiments; those without one are left out. */
export async function baselinesOfRuns(api: IndexApi, rows: readonly RunRow[]): Promise<Map<string, RunBaseline>> {
  const found = new Map<string, RunBaseline>();
  for (const [experimentId, runId] of new Map(rows.map((row) => [row.experimentId, row.runId]))) {
    const baseline = await api.baseline(runId);
    if (baseline) found.set(experimentId, baseline);
  }
  return found;
}
