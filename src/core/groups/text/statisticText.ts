import { formatNumber } from "../../format/formatNumber";
import type { SampleStatistics } from "../../statistics/sampleStatistics";
import type { Translate } from "../../view/translate";
import { formatMean } from "./formatMean";
import type { ShownStatistic } from "./shownStatistic";

/**
 * What a cell says of a group's numbers: `0.9128 ± 0.0061`, with `n` where fewer runs than the group has count. Empty
 * where none does.
 * @param size runs of the group
 * @param format of a single number; left out: as numbers are shown
 */
export function statisticText(
  of: SampleStatistics,
  statistic: ShownStatistic,
  size: number,
  t: Translate,
  format?: (value: number) => string,
): string {
  const { n, nan, inf } = of;
  if (n + nan + inf === 0) return "";
  const text = n === 0 ? "" : finiteText(of, statistic, t, format);
  return n === size ? text : [text, t("n = {0}", n)].filter((part) => part !== "").join(" · ");
}

function finiteText(
  of: SampleStatistics,
  statistic: ShownStatistic,
  t: Translate,
  format: ((value: number) => string) | undefined,
): string {
  const text = format ?? formatNumber;
  const { n, mean, std, median, min, max, low, high } = of;
  switch (statistic) {
    case "mean":
      if (format === undefined) return formatMean(of);
      return n < 2 ? text(mean) : `${text(mean)} ± ${text(std)}`;
    case "median":
      return text(median);
    case "range":
      return min === max ? text(min) : t("{0} to {1}", text(min), text(max));
    case "interval":
      return n < 2 ? t("too few runs") : t("{0} to {1}", text(low), text(high));
  }
}
