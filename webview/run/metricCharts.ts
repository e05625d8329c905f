import { formatNumber } from "../../src/core/format/formatNumber";
import type { Translate } from "../../src/core/view/translate";
import type { SeriesData } from "../../src/protocol/indexApi";
import { element } from "../shared/element";
import { logText } from "../shared/parts/logText";
import { MetricChart } from "./metricChart";
import type { MetricLine } from "./metricsTable";

/** Charts put into the page at a time. */
const pageSize = 12;

/** What charts ask for. */
export interface ChartActs {
  readonly series: (metric: string, points: number) => Promise<SeriesData>;
  readonly say: (error: unknown) => void;
}

/** Charts of the metrics that have a course, in pages; one asks for its points only while it is in sight. */
export class MetricCharts {
  readonly element: HTMLElement;
  readonly #grid = element("div", { class: "charts" });
  readonly #more = element("button", { class: "more", type: "button", hidden: true });
  readonly #charts = new Map<string, MetricChart>();
  #lines: readonly MetricLine[] = [];
  #limit = pageSize;

  constructor(
    private readonly acts: ChartActs,
    private readonly t: Translate,
  ) {
    this.element = element("div", {}, this.#grid, this.#more);
    this.#more.addEventListener("click", () => {
      this.#limit += pageSize;
      this.show(this.#lines);
    });
  }

  /** Shows the metrics as they are now; a chart whose metric has not grown asks for nothing. */
  show(lines: readonly MetricLine[]): void {
    this.#lines = lines;
    const courses = lines.filter(({ summary }) => summary.count > 1);
    for (const { name, summary } of courses.slice(0, this.#limit)) {
      const { count, last, min, max } = summary;
      const spoken = this.t(
        "{0}: {1} points, last {2}, from {3} to {4}",
        name.slice(0, 200),
        ...[count, last, min, max].map(formatNumber),
      );
      const chart = this.#charts.get(name) ?? this.#add(name);
      chart.tell(count, spoken);
    }
    const hidden = courses.length - this.#limit;
    this.#more.hidden = hidden <= 0;
    this.#more.textContent = this.t("Show {0} more charts", Math.min(hidden, pageSize));
  }

  #add(name: string): MetricChart {
    const chart = new MetricChart((points) => this.acts.series(name, points), this.acts.say);
    this.#charts.set(name, chart);
    const caption = element("figcaption", {}, logText(name));
    this.#grid.append(element("figure", {}, caption, chart.element));
    return chart;
  }
}
