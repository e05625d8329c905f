import type { LineChart } from "../../../../shared/chart";
import { element } from "../../../../shared/element";
import type { CompareContext } from "../../../compareContext";
import { drawBands } from "./drawBands";
import type { ShownCurve } from "../shownCurves";

/** The canvas below a chart, with its bands. */
export class BandLayer {
  readonly element = element("canvas", { class: "band-layer", "aria-hidden": "true" });
  #chart: LineChart | null = null;
  #shown: readonly ShownCurve[] = [];

  constructor(private readonly context: CompareContext) {}

  /** The chart draws these curves now. */
  show(chart: LineChart, shown: readonly ShownCurve[]): void {
    this.#chart = chart;
    this.#shown = shown;
    this.#draw();
  }

  /** Follows the size of the chart, which takes its own in the next frame. */
  resize(): void {
    window.requestAnimationFrame(() => window.requestAnimationFrame(() => this.#draw()));
  }

  clear(): void {
    this.#chart = null;
    this.#shown = [];
  }

  #draw(): void {
    const canvas = this.element;
    const hasBands = this.#shown.some(({ band }) => band !== null);
    // A canvas costs its pixels, also where it shows nothing.
    canvas.hidden = !hasBands;
    const draw = hasBands ? canvas.getContext("2d") : null;
    if (!draw || !this.#chart) return;
    const scale = window.devicePixelRatio;
    canvas.width = Math.round(canvas.clientWidth * scale);
    canvas.height = Math.round(canvas.clientHeight * scale);
    draw.setTransform(scale, 0, 0, scale, 0, 0);
    drawBands(draw, this.#chart, this.#shown, this.context);
  }
}
