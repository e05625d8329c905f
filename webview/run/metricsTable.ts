import { formatNumber } from "../../src/core/format/formatNumber";
import type { MetricSummary } from "../../src/core/model/metricSummary";
import { baselineText, noComparison, type Comparison } from "../../src/core/view/baselineText";
import { bestPoint } from "../../src/core/view/bestPoint";
import type { Translate } from "../../src/core/view/translate";
import { controls } from "../shared/controls";
import { dataTable, type TableRow } from "../shared/parts/dataTable";
import { element } from "../shared/element";
import { logText } from "../shared/parts/logText";
import { sparkline } from "../shared/parts/sparkline";

/** Rows put into the page at a time: a run can have ten thousand metrics. */
const pageSize = 100;
/** Below this many a search field would only be in the way. */
const searchFrom = 15;

/** A metric with its numbers. */
export interface MetricLine {
  readonly name: string;
  readonly summary: MetricSummary;
}

/** The metrics of a run as a table that can be searched by name. What the user searched for stays when it is filled. */
export class MetricsTable {
  readonly element: HTMLElement;
  readonly #place = element("div");
  readonly #search: HTMLElement;
  #wanted = "";
  #lines: readonly MetricLine[] = [];
  #comparison: Comparison = noComparison;
  #runId = "";
  #shownCount = 0;

  constructor(
    private readonly label: string,
    private readonly t: Translate,
  ) {
    this.#search = controls.textField(t("Search metrics by name"), "", (text) => {
      this.#wanted = text.trim().toLowerCase();
      this.#draw(pageSize);
    });
    this.#search.classList.add("search");
    this.element = element("div", {}, this.#search, this.#place);
  }

  /** @param comparison what the metrics of the run are compared with */
  show(runId: string, lines: readonly MetricLine[], comparison: Comparison): void {
    this.#runId = runId;
    this.#comparison = comparison;
    this.#lines = lines;
    this.#search.hidden = lines.length < searchFrom;
    this.#draw(Math.max(pageSize, this.#shownCount));
  }

  #draw(count: number): void {
    const { t } = this;
    const wanted = this.#wanted;
    const found = this.#lines.filter(({ name }) => name.toLowerCase().includes(wanted));
    const { baseline } = this.#comparison;
    const isCompared = baseline !== null && !baseline.runIds.every((runId) => runId === this.#runId);
    const against = isCompared ? [t("Against baseline")] : [];
    const head = [
      ...[t("Metric"), t("Curve"), t("Last"), ...against, t("Best"), ...against],
      ...[t("Min"), t("Max"), t("Mean ± std"), t("Points")],
    ];
    const table = dataTable({
      label: this.label,
      head,
      rows: found.map((line) => () => this.#row(line, isCompared)),
      pageSize: count,
      moreText: (hidden) => t("Show {0} more", hidden),
    });
    table.addEventListener("click", () => (this.#shownCount = table.querySelectorAll("tbody tr").length));
    const empty = element("p", { class: "muted" }, t("No metric matches."));
    const scroll = this.#place.querySelector(".scroll")?.scrollLeft ?? 0;
    this.#place.replaceChildren(found.length === 0 && wanted !== "" ? empty : table);
    const scroller = this.#place.querySelector(".scroll");
    if (scroller !== null) scroller.scrollLeft = scroll;
  }

  #row({ name, summary }: MetricLine, isCompared: boolean): TableRow {
    const { t } = this;
    const { count, last, lastStep, min, minStep, max, maxStep, mean, variance, nan, inf } = summary;
    const best = bestPoint(name, summary, this.#comparison.directions);
    const number = (value: number, step: number): HTMLElement =>
      element("span", { title: t("{0} at step {1}", String(value), step) }, formatNumber(value));
    const against = (value: number, of: "last" | "best"): string[] =>
      isCompared ? [baselineText(this.#runId, name, value, this.#comparison, t, of) ?? ""] : [];
    const odd = [nan > 0 ? t("{0} × NaN", nan) : "", inf > 0 ? t("{0} × infinite", inf) : ""].filter(
      (one) => one !== "",
    );
    const points = element("span", { class: odd.length > 0 ? "warning" : undefined }, [count, ...odd].join(" · "));
    return {
      cells: [
        logText(name),
        sparkline(summary.sparkline),
        number(last, lastStep),
        ...against(last, "last"),
        best === null ? "" : number(best.value, best.step),
        ...against(best?.value ?? NaN, "best"),
        number(min, minStep),
        number(max, maxStep),
        `${formatNumber(mean)} ± ${formatNumber(Math.sqrt(variance))}`,
        points,
      ],
    };
  }
}
