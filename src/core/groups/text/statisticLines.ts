import { formatNumber } from "../../format/formatNumber";
import type { SampleStatistics } from "../../statistics/sampleStatistics";
import type { Translate } from "../../view/translate";
import { formatMean } from "./formatMean";

/** All that is said of a sample, a line each: for tooltips. */
export function statisticLines(of: SampleStatistics, t: Translate): string[] {
  const { n, nan, inf, median, min, max, low, high } = of;
  const lines = n === 0 ? [t("n = {0}", n)] : [`${formatMean(of)} (${t("n = {0}", n)})`];
  if (n > 0) lines.push(t("median {0}, from {1} to {2}", formatNumber(median), formatNumber(min), formatNumber(max)));
  if (n > 1) lines.push(t("95 % interval of the mean: {0} to {1}", formatNumber(low), formatNumber(high)));
  if (nan + inf > 0) lines.push(t("left out: {0} NaN, {1} infinite", nan, inf));
  return lines;
}
