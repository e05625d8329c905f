import { compareSeries, type ComparedSeries, type SeriesMismatch } from "./compareSeries";
import { differencesOf, type ComparedRun, type Difference } from "./differencesOf";
import { isTimingMetric } from "./isTimingMetric";

/** The answer to "did the second run do the same as the first?". */
export type Reproduction =
  | {
      readonly kind: "reproduced";
      readonly metrics: number;
      readonly leftOut: readonly string[];
      readonly differences: readonly Difference[];
    }
  | {
      readonly kind: "differs";
      /** The metric that parts first, by step. */
      readonly metric: string;
      readonly mismatch: SeriesMismatch;
      readonly leftOut: readonly string[];
      readonly differences: readonly Difference[];
    }
  | { readonly kind: "unknown"; readonly reason: string; readonly differences: readonly Difference[] };

/** A metric with its points in both runs; null where a run does not have it. */
export interface MetricPair {
  readonly metric: string;
  readonly left: ComparedSeries | null;
  readonly right: ComparedSeries | null;
}

/**
 * Compares a run with its repetition, point by point. Metrics of the clock and the machine are left out, and named.
 * @param tolerance largest relative difference that counts as the same; 1e-6 by default of the product
 * @param isMixedCode whether the repetition imported project files from outside its worktree
 */
export function judgeReproduction(
  original: ComparedRun,
  repetition: ComparedRun,
  pairs: readonly MetricPair[],
  tolerance: number,
  isMixedCode: boolean,
): Reproduction {
  const differences = differencesOf(original, repetition);
  const reason = whyUnknown(original, repetition, differences, isMixedCode);
  if (reason !== null) return { kind: "unknown", reason, differences };
  const leftOut = pairs.filter(({ metric }) => isTimingMetric(metric)).map(({ metric }) => metric);
  const compared = pairs.filter(({ metric }) => !isTimingMetric(metric));
  if (compared.length === 0)
    return { kind: "unknown", reason: "The runs have no metric that could be compared.", differences };
  const none: ComparedSeries = { steps: [], values: [] };
  let first: { metric: string; mismatch: SeriesMismatch } | null = null;
  for (const { metric, left, right } of compared) {
    const mismatch = compareSeries(left ?? none, right ?? none, tolerance);
    if (mismatch && (!first || mismatch.step < first.mismatch.step)) first = { metric, mismatch };
  }
  return first
    ? { kind: "differs", ...first, leftOut, differences }
    : { kind: "reproduced", metrics: compared.length, leftOut, differences };
}

function whyUnknown(
  original: ComparedRun,
  repetition: ComparedRun,
  differences: readonly Difference[],
  isMixedCode: boolean,
): string | null {
  const { status } = repetition.detail.row;
  if (status === "RUNNING" || status === "SCHEDULED") return "The repetition has not finished yet.";
  const source = original.detail.sources.at(-1);
  if (!source || !(source.snapshot ?? source.commit)) return "The code of the original run is not known.";
  if (!source.snapshot && source.dirty !== false)
    return "The original run's uncommitted changes were not recorded, so its exact code is not known.";
  if (isMixedCode) return "The repetition imported project files from outside its worktree, so it ran mixed code.";
  const data = differences.find(({ what }) => what === "data");
  if (data) return `The runs read different data: ${data.key}.`;
  return null;
}
