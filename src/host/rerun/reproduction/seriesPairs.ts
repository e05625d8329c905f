import { compareSeries, type ComparedSeries } from "../../../core/compare/compareSeries";
import { isTimingMetric } from "../../../core/compare/isTimingMetric";
import type { MetricPair } from "../../../core/compare/judgeReproduction";
import type { RunDetail } from "../../../core/model/runDetail";
import type { IndexApi } from "../../../protocol/indexApi";

const nothing: ComparedSeries = { steps: [], values: [] };

/**
 * Every metric of two runs as a pair, read one after another and whole. Of equal pairs, and of those that part later
 * than another, the points are let go: two runs of a million points each need not lie in memory together.
 */
export async function seriesPairs(
  left: RunDetail,
  right: RunDetail,
  tolerance: number,
  api: Pick<IndexApi, "series">,
  signal: AbortSignal,
): Promise<MetricPair[]> {
  const pairs: MetricPair[] = [];
  let earliest = Infinity;
  const read = async ({ row, metrics }: RunDetail, metric: string): Promise<ComparedSeries | null> =>
    Object.hasOwn(metrics, metric) ? api.series({ runId: row.runId, metric }) : null;
  for (const metric of new Set([left, right].flatMap(({ metrics }) => Object.keys(metrics)))) {
    signal.throwIfAborted();
    if (isTimingMetric(metric)) {
      pairs.push({ metric, left: nothing, right: nothing });
      continue;
    }
    const pair = { metric, left: await read(left, metric), right: await read(right, metric) };
    const mismatch = compareSeries(pair.left ?? nothing, pair.right ?? nothing, tolerance);
    const isFirst = mismatch !== null && mismatch.step < earliest;
    if (isFirst) earliest = mismatch.step;
    pairs.push(isFirst ? pair : { metric, left: nothing, right: nothing });
  }
  return pairs;
}
