import { formatNumber } from "../../format/formatNumber";
import type { MetricSummary } from "../../model/metricSummary";
import type { RunDetail } from "../../model/runDetail";
import type { MetricDirections } from "../../compare/runs/metricDirections";
import { baselineText, noComparison, type Comparison } from "../baselineText";
import { bestPoint } from "../bestPoint";
import { icon } from "../icon";
import { sparkText } from "../sparkText";
import type { Translate } from "../translate";
import type { DetailNode } from "./detailNode";
import { keyPart } from "./keyPart";
import { leaf } from "./leaf";

/** One line a metric: its last value, its best where the name tells what is better, and a small picture. */
export function metricLines(detail: RunDetail, t: Translate, comparison: Comparison = noComparison): DetailNode[] {
  const { directions } = comparison;
  return Object.entries(detail.metrics).map(([name, summary]) => {
    const delta = baselineText(detail.row.runId, name, summary.last, comparison, t);
    const facts = [formatNumber(summary.last), delta, bestText(name, summary, directions, t), oddText(summary, t)];
    const shown = facts.filter((fact) => fact !== null).join(" · ");
    const hasOdd = summary.nan > 0 || summary.inf > 0;
    return leaf(`metrics/${keyPart(name)}`, name, `${shown}  ${sparkText(summary.sparkline)}`.trim(), {
      icon: hasOdd ? icon("warning", "list.warningForeground") : null,
      tooltip: tooltip(name, summary, { directions, delta }, t),
      copyText: String(summary.last),
    });
  });
}

function bestText(name: string, summary: MetricSummary, said: MetricDirections, t: Translate): string | null {
  const best = bestPoint(name, summary, said);
  if (best === null || summary.count < 2) return null;
  return t("best {0}", formatNumber(best.value));
}

function bestLine(name: string, summary: MetricSummary, said: MetricDirections, t: Translate): string[] {
  const best = bestPoint(name, summary, said);
  return best === null ? [] : [t("best {0} at step {1}", String(best.value), best.step)];
}

function oddText(summary: MetricSummary, t: Translate): string | null {
  if (summary.nan > 0) return t("{0} × NaN", summary.nan);
  return summary.inf > 0 ? t("{0} × infinite", summary.inf) : null;
}

function tooltip(
  name: string,
  summary: MetricSummary,
  { directions, delta }: { readonly directions: MetricDirections; readonly delta: string | null },
  t: Translate,
): string {
  const lines = [
    name,
    ...(delta === null ? [] : [t("against the baseline {0}", delta)]),
    ...bestLine(name, summary, directions, t),
    t("last {0} at step {1}", String(summary.last), summary.lastStep),
    t("first {0} at step {1}", String(summary.first), summary.firstStep),
    t("min {0} at step {1}", String(summary.min), summary.minStep),
    t("max {0} at step {1}", String(summary.max), summary.maxStep),
    t("mean {0}, standard deviation {1}", formatNumber(summary.mean), formatNumber(Math.sqrt(summary.variance))),
    t("{0} points, {1} NaN, {2} infinite", summary.count, summary.nan, summary.inf),
  ];
  return lines.join("\n");
}
