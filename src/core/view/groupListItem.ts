import { formatNumber } from "../format/formatNumber";
import { formatMean } from "../groups/formatMean";
import type { RunGroup } from "../groups/runGroup";
import { codeSpan } from "./codeSpan";
import type { ExperimentListItem } from "./experimentListItem";
import { icon } from "./icon";
import type { Translate } from "./translate";

/** What a list shows of a group of runs, and its tooltip as Markdown in which nothing of a log renders. */
export interface GroupListItem extends ExperimentListItem {
  readonly tooltip: string;
}

/**
 * Describes a group of runs for a list.
 * @param metric what its first statistics are of; null for nothing
 */
export function groupListItem(
  { title, runIds, statistics }: RunGroup,
  metric: string | null,
  t: Translate,
): GroupListItem {
  const count = runIds.length === 1 ? t("1 run") : t("{0} runs", runIds.length);
  const [of] = statistics;
  const isKnown = of !== undefined && metric !== null && of.n > 0;
  const mean = isKnown ? `${formatMean(of)} ${metric}` : null;
  const few = isKnown && of.n < runIds.length ? t("of {0}", of.n) : null;
  const facts = [mean, few, count].filter((fact) => fact !== null);
  return {
    label: title,
    description: facts.join(" · "),
    icon: icon("layers"),
    accessibleText: [t("group {0}", title), ...facts].join(", "),
    tooltip: [`**${codeSpan(title)}** ${count}`, ...(isKnown ? statisticLines(of, metric, t) : [])].join("\n\n"),
  };
}

function statisticLines(of: RunGroup["statistics"][number], metric: string, t: Translate): string[] {
  const { n, median, min, max, low, high, nan, inf } = of;
  const lines = [
    `${codeSpan(metric)} ${formatMean(of)} (n = ${n})`,
    t("median {0}, from {1} to {2}", formatNumber(median), formatNumber(min), formatNumber(max)),
  ];
  if (n > 1) lines.push(t("95 % interval of the mean: {0} to {1}", formatNumber(low), formatNumber(high)));
  if (nan + inf > 0) lines.push(t("left out: {0} NaN, {1} infinite", nan, inf));
  return lines;
}
