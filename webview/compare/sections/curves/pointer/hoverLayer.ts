import { hoverRows, type HoverRow } from "../../../../../src/core/view/curves/hoverRows";
import type { LineChart } from "../../../../shared/chart";
import { theme } from "../../../../shared/theme";
import type { CurveBoard, Pointed } from "../curveBoard";
import { HoverList } from "./hoverList";
import type { ShownCurve } from "../shownCurves";

const dotRadius = 3.5;
/** A press that moves farther (CSS pixels) is no click. */
const clickReach = 5;

/** Pixels from the chart's left edge. */
type DraggedPart = readonly [from: number, to: number];

/**
 * Draws where the user points: a line and a dot on every curve, and the part that a drag will choose, on a canvas of its
 * own, so that the chart below is never drawn again for it. The chart that is pointed at shows the values, too; the
 * others follow along.
 */
export class HoverLayer {
  readonly #list: HoverList;
  readonly #stops: (() => void)[] = [];
  #shown: readonly ShownCurve[] = [];
  #pointed: Pointed | null = null;
  #dragged: DraggedPart | null = null;
  #pointerY = 0;
  #frame = 0;
  /** Whether the canvas is as large as the chart. Before something is shown on it, it costs no pixels. */
  #isSized = false;

  constructor(
    private readonly canvas: HTMLCanvasElement,
    private readonly metric: string,
    private readonly chart: LineChart,
    private readonly board: CurveBoard,
  ) {
    this.#list = new HoverList(canvas, board);
    this.#stops.push(
      this.#hear(canvas, "pointermove", (event) => this.#follow(event)),
      this.#hear(canvas, "pointerleave", () => this.#leave()),
      this.#hear(canvas, "blur", () => this.#leave()),
      ...this.#keepByClick(),
      this.#hear(canvas, "keydown", (event) => this.#keyPressed(event)),
      this.#hear(this.#list.element, "keydown", (event) => {
        if (event.key !== "Escape") return;
        // Not as in a chart, nor as in the dialog around it.
        event.stopPropagation();
        event.preventDefault();
        this.#release();
        canvas.focus();
      }),
      board.onDidPoint.listen((pointed) => this.#point(pointed)),
    );
  }

  /** The chart draws these curves now. */
  show(shown: readonly ShownCurve[]): void {
    this.#shown = shown;
    if (this.#hasInk) this.#redraw();
  }

  /** Marks the part of the chart that a drag will choose; null: no longer. */
  drag(part: DraggedPart | null): void {
    this.#dragged = part;
    this.#later();
  }

  /** Follows the size of the chart. */
  resize(): void {
    this.#isSized = false;
    if (this.#hasInk) this.#redraw();
  }

  dispose(): void {
    for (const stop of this.#stops) stop();
    window.cancelAnimationFrame(this.#frame);
    this.#list.dispose();
  }

  #hear<T extends HTMLElement, K extends keyof HTMLElementEventMap>(
    target: T,
    type: K,
    listener: (event: HTMLElementEventMap[K]) => void,
  ): () => void {
    target.addEventListener(type, listener);
    return () => target.removeEventListener(type, listener);
  }

  #follow(event: PointerEvent): void {
    if (this.#list.isKept) return;
    const { left, right } = this.chart.area;
    this.#pointerY = event.offsetY;
    const isInside = event.offsetX >= left && event.offsetX <= right;
    this.board.point(isInside ? { metric: this.metric, place: this.chart.placeAt(event.offsetX) } : null);
  }

  #leave(): void {
    if (!this.#list.isKept) this.board.point(null);
  }

  /** A click keeps the list of values open, the next one lets it go on. */
  #keepByClick(): (() => void)[] {
    let start: { readonly x: number; readonly y: number } | null = null;
    const press = (event: PointerEvent): void => {
      start = event.button === 0 ? { x: event.offsetX, y: event.offsetY } : null;
    };
    const release = (event: PointerEvent): void => {
      if (start === null || Math.hypot(event.offsetX - start.x, event.offsetY - start.y) >= clickReach) return;
      if (this.#list.isKept) {
        this.#list.isKept = false;
        this.#follow(event);
      } else this.#keep();
    };
    return [this.#hear(this.canvas, "pointerdown", press), this.#hear(this.canvas, "pointerup", release)];
  }

  #keyPressed(event: KeyboardEvent): void {
    if (event.key === "Enter" && this.#keep()) this.#list.focus();
    else if (event.key === "Escape" && this.#list.isKept) this.#release();
    else return;
    event.stopImmediatePropagation();
    event.preventDefault();
  }

  #keep(): boolean {
    if (this.#pointed?.metric !== this.metric) return false;
    this.#list.isKept = true;
    this.#redraw();
    return true;
  }

  #release(): void {
    this.#list.isKept = false;
    this.board.point(null);
  }

  #point(pointed: Pointed | null): void {
    if (pointed === null && this.#pointed === null) return;
    this.#pointed = pointed;
    this.#later();
  }

  get #hasInk(): boolean {
    return this.#pointed !== null || this.#dragged !== null;
  }

  /** Pointers move more often than screens draw. */
  #later(): void {
    if (this.#frame === 0) this.#frame = window.requestAnimationFrame(() => this.#redraw());
  }

  #size(): void {
    if (this.#isSized) return;
    this.#isSized = true;
    const { canvas } = this;
    const scale = window.devicePixelRatio;
    canvas.width = Math.round(canvas.clientWidth * scale);
    canvas.height = Math.round(canvas.clientHeight * scale);
    canvas.getContext("2d")?.setTransform(scale, 0, 0, scale, 0, 0);
  }

  #redraw(): void {
    this.#frame = 0;
    this.#size();
    const draw = this.canvas.getContext("2d");
    if (!draw) return;
    const { clientWidth, clientHeight } = this.canvas;
    draw.clearRect(0, 0, clientWidth, clientHeight);
    if (this.#dragged !== null) this.#drawDragged(draw, this.#dragged);
    const pointed = this.#pointed;
    if (pointed === null) {
      this.#list.hide();
      return;
    }
    const { chart, board } = this;
    const { top, bottom, left, right } = chart.area;
    const at = chart.pixelX(pointed.place);
    if (at < left || at > right) {
      this.#list.hide();
      return;
    }
    draw.strokeStyle = theme.colour("--vscode-descriptionForeground");
    draw.lineWidth = 1;
    draw.beginPath();
    draw.moveTo(Math.round(at) + 0.5, top);
    draw.lineTo(Math.round(at) + 0.5, bottom);
    draw.stroke();
    const value = chart.valueAt(this.#pointerY);
    const rows = hoverRows(this.#shown, pointed.place, board.order, value);
    for (const row of rows) this.#dot(draw, row);
    if (pointed.metric !== this.metric) return this.#list.hide();
    // Values would stand over what a drag is choosing.
    const listed = this.#dragged === null ? rows : [];
    this.#list.show(listed, rows[0]?.place ?? pointed.place, at, board.settings.axis);
  }

  #drawDragged(draw: CanvasRenderingContext2D, [from, to]: DraggedPart): void {
    const { top, bottom } = this.chart.area;
    draw.save();
    draw.globalAlpha = 0.25;
    draw.fillStyle = getComputedStyle(this.canvas).color;
    draw.fillRect(Math.min(from, to), top, Math.abs(to - from), bottom - top);
    draw.restore();
  }

  #dot(draw: CanvasRenderingContext2D, { runId, place, value, smooth }: HoverRow): void {
    const { area } = this.chart;
    const [left, top] = [this.chart.pixelX(place), this.chart.pixelY(smooth ?? value)];
    if (!Number.isFinite(top) || top < area.top || top > area.bottom || left < area.left || left > area.right) return;
    draw.fillStyle = theme.runColour(this.board.context.runs.style(runId));
    draw.beginPath();
    draw.arc(left, top, dotRadius, 0, 2 * Math.PI);
    draw.fill();
  }
}
