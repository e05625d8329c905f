import type { MetricDelta } from "../../../../src/core/compare/runs/metricDelta";
import type { Translate } from "../../../../src/core/view/translate";

/** What a delta means, in a word: colour alone tells nobody. */
export function verdictText(verdict: MetricDelta["verdict"], t: Translate): string {
  if (verdict === "better") return ` ${t("better")}`;
  return verdict === "worse" ? ` ${t("worse")}` : "";
}
