import type { MetricChange } from "../../../../src/core/compare/card/metricChanges";
import { formatDelta } from "../../../../src/core/compare/copy/formatDelta";
import { formatNumber } from "../../../../src/core/format/formatNumber";
import type { RunRow } from "../../../../src/core/model/runRow";
import type { Translate } from "../../../../src/core/view/translate";
import { element } from "../../../shared/element";
import { logText } from "../../../shared/parts/logText";
import { verdictText } from "./verdictText";

/** Metrics of the card; the table below has all. */
const limit = 8;

/** The metrics that moved most, each with the run that is told of. */
export function changesList(changes: readonly MetricChange[], runs: readonly RunRow[], t: Translate): HTMLElement {
  const items = changes.slice(0, limit).map(({ metric, baseline, value, run, delta }) => {
    const from = element("span", { title: String(baseline) }, formatNumber(baseline));
    const to = element("strong", { title: String(value) }, formatNumber(value));
    const moved = element("span", { class: `delta ${delta.verdict}` }, formatDelta(delta));
    const who = runs.length > 2 ? [" ", runName(runs[run])] : [];
    return element("li", {}, logText(metric), " ", from, " → ", to, " ", moved, verdictText(delta.verdict, t), ...who);
  });
  if (items.length === 0) return element("p", { class: "muted" }, t("No metric differs from the baseline."));
  return element("ul", { class: "changes" }, ...items);
}

function runName(row: RunRow | undefined): HTMLElement {
  const attributes = { class: "muted", "data-runs": JSON.stringify(row ? [row.runId] : []) };
  return element("span", attributes, logText(row?.runName ?? ""));
}
