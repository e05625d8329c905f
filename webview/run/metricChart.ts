import { formatNumber } from "../../src/core/format/formatNumber";
import { axisLimits } from "../../src/core/view/curves/axisLimits";
import type { SeriesData } from "../../src/protocol/indexApi";
import { LineChart, type ChartPicture } from "../shared/chart";
import { element } from "../shared/element";
import { theme } from "../shared/theme";

/** Points a CSS pixel: a highest and a lowest one. */
const pointsPerPixel = 2;

/** The course of one metric. The table of the page says the same in numbers. */
export class MetricChart {
  readonly element: HTMLElement;
  readonly #canvas = element("canvas", { role: "img" });
  #chart: LineChart | null = null;
  #series: SeriesData | null = null;
  #isSeen = false;
  #isAsking = false;
  #count = 0;
  #drawnCount = 0;

  constructor(
    private readonly ask: (points: number) => Promise<SeriesData>,
    private readonly say: (error: unknown) => void,
  ) {
    this.element = element("div", { class: "chart-place" }, this.#canvas);
    new IntersectionObserver((entries) => {
      this.#isSeen = entries.at(-1)?.isIntersecting ?? false;
      void this.#load();
    }).observe(this.element);
    theme.onDidChange(() => this.#draw());
  }

  /** How many points there are now, and the chart in words. */
  tell(count: number, spoken: string): void {
    this.#canvas.setAttribute("aria-label", spoken);
    this.#count = count;
    void this.#load();
  }

  async #load(): Promise<void> {
    if (!this.#isSeen || this.#isAsking || this.#drawnCount === this.#count) return;
    this.#isAsking = true;
    const wanted = this.#count;
    try {
      this.#series = await this.ask(Math.max(50, Math.round(this.element.clientWidth * pointsPerPixel)));
      this.#drawnCount = wanted;
      this.#draw();
    } catch (error) {
      this.say(error);
    } finally {
      this.#isAsking = false;
    }
  }

  #draw(): void {
    if (this.#series === null) return;
    const picture = pictureOf(this.#series);
    if (this.#chart === null) this.#chart = new LineChart(this.#canvas, picture);
    else this.#chart.draw(picture);
  }
}

function pictureOf({ steps, values }: SeriesData): ChartPicture {
  const finite = values.filter(Number.isFinite);
  const low = finite.reduce((least, value) => Math.min(least, value), Infinity);
  const high = finite.reduce((most, value) => Math.max(most, value), -Infinity);
  const [min, max] = finite.length === 0 ? [0, 1] : axisLimits(low, high, false);
  const from = steps.reduce((least, step) => Math.min(least, step), Infinity);
  const to = steps.reduce((most, step) => Math.max(most, step), -Infinity);
  const isRange = from < to;
  const line = { colour: theme.colour("--vscode-charts-blue"), dash: [], width: 1.5, marker: null, hasMarks: true };
  return {
    lines: [{ x: steps, y: values, ...line }],
    x: { min: isRange ? from : from - 1, max: isRange ? to : from + 1, isLog: false, text: formatNumber },
    y: { min, max, isLog: false, text: formatNumber },
    text: theme.colour("--vscode-descriptionForeground"),
    grid: theme.gridColour,
    font: getComputedStyle(document.body).fontFamily,
    fontSize: 11,
  };
}
