import { formatNumber } from "../../format/formatNumber";
import type { Translate } from "../../view/translate";

/** That the runs of a group are of different length, so that their last values are not of one step; empty: they are not. */
export function lastStepsText({ min, max }: { readonly min: number; readonly max: number }, t: Translate): string {
  return min < max ? t("last steps from {0} to {1}", formatNumber(min), formatNumber(max)) : "";
}
