import { formatNumber } from "../../src/core/format/formatNumber";
import type { RunBaseline } from "../../src/core/baseline/runBaseline";
import type { RunDetail } from "../../src/core/model/runDetail";
import { outcomeLines } from "../../src/core/view/detail/outcomeLines";
import { runLook } from "../../src/core/view/runs/runLook";
import type { Translate } from "../../src/core/view/translate";
import { element } from "../shared/element";
import { logText } from "../shared/parts/logText";

/** The first lines of the page: name, state and the number that stands for the run. */
export function headline(detail: RunDetail, baseline: RunBaseline | null, now: number, t: Translate): HTMLElement[] {
  const { row, error, note } = detail;
  const [status] = outcomeLines(detail, now, t);
  const state = element("span", { class: `state ${runLook(row)}` }, status?.label ?? "");
  const parts: (Node | string)[] = [state, " ", logText(status?.description ?? "", "muted")];
  const key = row.keyMetric;
  if (key !== null)
    parts.push(
      element("span", { class: "key" }, element("strong", {}, formatNumber(key.value)), " ", logText(key.name)),
    );
  const lines: HTMLElement[] = [
    element("p", { class: "row" }, ...parts),
    element("p", { class: "muted" }, logText(row.experiment)),
  ];
  if (row.isBaseline) lines.push(element("p", { class: "muted" }, t("This run is the baseline of its experiment.")));
  else if (baseline !== null) {
    const more = baseline.runIds.length - 1;
    const means = more === 0 ? "" : ` ${t("and {0} more, by their means", more)}`;
    lines.push(element("p", { class: "muted" }, `${t("Baseline")} `, logText(baseline.runName), means));
  }
  if (error !== null) {
    const text = `${error.type}: ${error.message}`;
    const trace = element("pre", { class: "console", tabindex: 0, dir: "auto" }, error.traceback ?? text);
    lines.push(
      error.traceback === null
        ? element("p", { class: "trouble" }, logText(text))
        : element("details", { class: "trouble" }, element("summary", {}, logText(text)), trace),
    );
  }
  if (note !== null && note !== "") lines.push(element("blockquote", { dir: "auto" }, note.slice(0, 20_000)));
  return lines;
}
