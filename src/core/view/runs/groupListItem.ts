import { formatMean } from "../../groups/text/formatMean";
import { lastStepsText } from "../../groups/text/lastStepsText";
import type { RunGroup } from "../../groups/runGroup";
import { statisticLines } from "../../groups/text/statisticLines";
import { codeSpan } from "../codeSpan";
import type { ExperimentListItem } from "./experimentListItem";
import { icon } from "../icon";
import type { Translate } from "../translate";
import { runCountText } from "./runCountText";

/** What a list shows of a group of runs, and its tooltip as Markdown in which nothing of a log renders. */
export interface GroupListItem extends ExperimentListItem {
  readonly tooltip: string;
}

/**
 * Describes a group of runs for a list.
 * @param metric what its first statistics are of; null for nothing. The next ones are of the last steps of its runs
 */
export function groupListItem(
  { title, runIds, statistics }: RunGroup,
  metric: string | null,
  t: Translate,
): GroupListItem {
  const count = runCountText(runIds.length, t);
  const [of, steps] = metric === null ? [undefined, ...statistics] : statistics;
  const isKnown = of !== undefined && of.n > 0;
  const mean = isKnown ? `${formatMean(of)} ${metric}` : null;
  const few = isKnown && of.n < runIds.length ? t("of {0}", of.n) : null;
  const lines = isKnown ? statisticLines(of, t) : [];
  const lengths = steps === undefined ? "" : lastStepsText(steps, t);
  const facts = [mean, few, count].filter((fact) => fact !== null);
  return {
    label: title,
    description: facts.join(" · "),
    icon: icon("layers"),
    accessibleText: [t("group {0}", title), ...facts].join(", "),
    tooltip: [
      `**${codeSpan(title)}** ${count}`,
      ...lines.map((line, i) => (i === 0 ? `${codeSpan(metric ?? "")} ${line}` : line)),
      ...(lengths === "" ? [] : [lengths]),
    ].join("\n\n"),
  };
}
