import { formatNumber } from "../../format/formatNumber";
import type { MeanDifference } from "../../statistics/meanDifference";
import { plainTranslate } from "../../view/plainTranslate";
import type { Translate } from "../../view/translate";

/** `+0.012 (−0.003 – +0.027)`; without an interval it says so, since one run cannot tell. Empty without a difference. */
export function differenceText({ difference, low, high }: MeanDifference, t: Translate = plainTranslate): string {
  if (Number.isNaN(difference)) return "";
  const signed = (value: number) => `${value < 0 ? "−" : "+"}${formatNumber(Math.abs(value))}`;
  return Number.isNaN(low)
    ? `${signed(difference)} (${t("too few runs")})`
    : `${signed(difference)} (${signed(low)} – ${signed(high)})`;
}
