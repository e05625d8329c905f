import type { Translate } from "../../view/translate";
import type { ShownStatistic } from "./shownStatistic";

/** How a statistic is called in lists and heads of columns. */
export function statisticName(statistic: ShownStatistic, t: Translate): string {
  switch (statistic) {
    case "mean":
      return t("mean ± std");
    case "median":
      return t("median");
    case "range":
      return t("min to max");
    case "interval":
      return t("95 % interval");
  }
}
