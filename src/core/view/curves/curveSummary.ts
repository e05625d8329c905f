import { formatNumber } from "../../format/formatNumber";
import type { Translate } from "../translate";

/** What a summary tells of one curve. */
export interface SummedCurve {
  readonly runName: string;
  readonly last: number;
  readonly total: number;
}

/**
 * A chart in a sentence or two, for those who do not see it.
 * @param from first place on the axis as text
 */
export function curveSummary(
  metric: string,
  curves: readonly SummedCurve[],
  from: string,
  to: string,
  t: Translate,
): string {
  const [first] = curves;
  if (first === undefined) return t("{0}: no points", metric);
  const finite = curves.filter(({ last }) => Number.isFinite(last)).sort((one, other) => one.last - other.last);
  const span = t("from {0} to {1}", from, to);
  const [lowest, highest] = [finite[0], finite.at(-1)];
  const head =
    curves.length === 1
      ? t("{0} of 1 run, {1}.", metric, span)
      : t("{0} of {1} runs, {2}.", metric, curves.length, span);
  if (lowest === undefined || highest === undefined) return `${head} ${t("No last value is a number.")}`;
  const end = (curve: SummedCurve) => `${formatNumber(curve.last)} (${curve.runName})`;
  if (lowest === highest) return `${head} ${t("Last value {0}.", end(lowest))}`;
  return `${head} ${t("Last values from {0} to {1}.", end(lowest), end(highest))}`;
}
