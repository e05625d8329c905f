import {
  Chart,
  DatasetController,
  LinearScale,
  LogarithmicScale,
  PointElement,
  type ChartConfiguration,
  type ChartDataset,
  type Plugin,
  type Scale,
} from "chart.js";
import { drawPoint } from "chart.js/helpers";
import { strokeLine, type StrokedAxis } from "./strokeLine";

/** A line of a chart. Values that are not finite are gaps, and get a mark where `hasMarks` says so. */
export interface ChartLine {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly colour: string;
  readonly dash: readonly number[];
  readonly width: number;
  /** Shape drawn at a few places of the line; null: none. */
  readonly marker: ChartMarker | null;
  readonly hasMarks: boolean;
}

/** Shapes that chart.js draws at points. */
export type ChartMarker = "circle" | "triangle" | "rect" | "cross" | "crossRot" | "rectRot" | "star";

/** An axis of a chart. */
export interface ChartAxis {
  readonly min: number;
  readonly max: number;
  readonly isLog: boolean;
  readonly text: (place: number) => string;
}

/** Everything that a chart draws. */
export interface ChartPicture {
  readonly lines: readonly ChartLine[];
  readonly x: ChartAxis;
  readonly y: ChartAxis;
  /** Colours and font of text and grid. */
  readonly text: string;
  readonly grid: string;
  readonly font: string;
  readonly fontSize: number;
}

/** A rectangle in CSS pixels. */
export interface ChartArea {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** All lines of a chart at once: each dataset of chart.js costs it some time. */
type LineSet = ChartDataset<"columns", never[]> & { lines: readonly ChartLine[] };

declare module "chart.js" {
  /** Makes the kind of chart below known to the types of chart.js. */
  interface ChartTypeRegistry {
    columns: ChartTypeRegistry["line"];
  }
}

/** A kind of chart of our own, in chart.js's way: strokes lines from their columns, without an element for each point. */
class ColumnsController extends DatasetController<"columns"> {
  static readonly id = "columns";
  static readonly defaults = { datasetElementType: false, dataElementType: "point" };

  override draw(): void {
    const { xScale: x, yScale: y } = this.getMeta();
    const { lines } = this.getDataset() as LineSet;
    if (!x || !y) return;
    const { ctx } = this.chart;
    ctx.save();
    for (const line of lines) strokeLine(ctx, line, strokedAxis(x), strokedAxis(y));
    ctx.restore();
  }
}

function strokedAxis(scale: Scale): StrokedAxis {
  const isLog = scale.type === "logarithmic";
  const [from, to] = isLog ? [Math.log10(scale.min), Math.log10(scale.max)] : [scale.min, scale.max];
  const pixel = scale.getPixelForValue(scale.min);
  return { isLog, from, pixel, scale: (scale.getPixelForValue(scale.max) - pixel) / (to - from) };
}

Chart.register(LinearScale, LogarithmicScale, ColumnsController, PointElement);

/** So many markers a line: enough to tell lines apart, few enough to leave them visible. */
const markersPerLine = 5;
const markerSize = 4;
/** CSS pixels between marks of one kind. */
const markSpacing = 9;

/** Lines on two axes. The only file that knows chart.js, so that it can be replaced in one commit. */
export class LineChart {
  readonly #chart: Chart<"columns", never[]>;

  /** @param scale pixels of the canvas a CSS pixel; the screen's own when left out */
  constructor(canvas: HTMLCanvasElement, picture: ChartPicture, scale?: number) {
    this.#chart = new Chart(canvas, configuration(picture, scale));
  }

  /**
   * Draws some lines where nobody sees them. Called while points are waited for: the browser reads and speeds up the code
   * then that the first chart would wait for.
   */
  static rehearse(): void {
    const x = Float64Array.from({ length: 500 }, (_, row) => row);
    const line: ChartLine = { x, y: x, colour: "red", dash: [6, 3], width: 1, marker: "circle", hasMarks: true };
    const axis: ChartAxis = { min: 0, max: x.length, isLog: false, text: String };
    const words = { text: "red", grid: "red", font: "sans-serif", fontSize: 11 };
    const picture: ChartPicture = { lines: Array.from({ length: 10 }, () => line), x: axis, y: axis, ...words };
    new LineChart(document.createElement("canvas"), picture, 1).destroy();
  }

  /** Draws something else. */
  draw(picture: ChartPicture): void {
    const { data, options } = configuration(picture);
    this.#chart.data = data;
    this.#chart.options = options ?? {};
    this.#chart.update("none");
  }

  /** Where the lines are, inside the axes. */
  get area(): ChartArea {
    return this.#chart.chartArea;
  }

  /** CSS pixel of a place on the x axis. */
  pixelX(place: number): number {
    return this.#chart.scales["x"]?.getPixelForValue(place) ?? NaN;
  }

  pixelY(value: number): number {
    return this.#chart.scales["y"]?.getPixelForValue(value) ?? NaN;
  }

  /** Place on the x axis of a CSS pixel. */
  placeAt(pixel: number): number {
    return this.#chart.scales["x"]?.getValueForPixel(pixel) ?? NaN;
  }

  /** Value of a CSS pixel. */
  valueAt(pixel: number): number {
    return this.#chart.scales["y"]?.getValueForPixel(pixel) ?? NaN;
  }

  destroy(): void {
    this.#chart.destroy();
  }
}

function configuration(picture: ChartPicture, scale?: number): ChartConfiguration<"columns", never[]> {
  const { lines, x, y } = picture;
  // What is drawn on the edge of the axes is seen whole.
  const set: LineSet = { data: [], lines, clip: markerSize / 2 };
  return {
    type: "columns",
    data: { datasets: [set] },
    plugins: [markPlugin],
    options: {
      // Each of these switches off work that the page does itself, or does not want.
      animation: false,
      parsing: false,
      normalized: true,
      responsive: scale === undefined,
      maintainAspectRatio: false,
      ...(scale !== undefined && { devicePixelRatio: scale }),
      events: [],
      // Marks on the last values stand half outside the axes.
      layout: { padding: { right: markerSize + 3, top: markerSize + 1 } },
      scales: { x: axisOptions(x, picture, 80), y: axisOptions(y, picture, 28) },
    },
  };
}

/** @param spacing CSS pixels that a tick has to itself */
function axisOptions({ min, max, isLog, text }: ChartAxis, picture: ChartPicture, spacing: number) {
  const { text: color, grid, font: family, fontSize: size } = picture;
  return {
    type: isLog ? ("logarithmic" as const) : ("linear" as const),
    min,
    max,
    grid: { color: grid, drawTicks: false },
    border: { color: grid },
    ticks: {
      color,
      font: { family, size },
      maxRotation: 0,
      autoSkipPadding: spacing / 4,
      maxTicksLimit: spacing > 50 ? 7 : 6,
      includeBounds: false,
      padding: 6,
      callback: (value: string | number) => text(Number(value)),
    },
  };
}

/** Draws the markers of the lines, and a mark where a value is no number: on the edge that it would be beyond. */
const markPlugin: Plugin<"columns"> = {
  id: "runback-marks",
  afterDatasetsDraw(chart) {
    const { ctx, chartArea: area } = chart;
    const [x, y] = [chart.scales["x"], chart.scales["y"]];
    if (!x || !y) return;
    const isInside = (at: number) => at >= area.left && at <= area.right;
    ctx.save();
    for (const line of (chart.data.datasets as LineSet[]).flatMap(({ lines }) => lines)) {
      ctx.strokeStyle = line.colour;
      ctx.fillStyle = line.colour;
      ctx.lineWidth = Math.max(1, line.width);
      const shape = (pointStyle: ChartMarker, radius: number, left: number, top: number): void =>
        drawPoint(ctx, { pointStyle, radius, borderWidth: line.width, rotation: 0 }, left, top);
      for (const row of line.marker === null ? [] : markerRows(line)) {
        const [left, top] = [x.getPixelForValue(line.x[row]!), y.getPixelForValue(line.y[row]!)];
        if (line.marker !== null && isInside(left) && top >= area.top && top <= area.bottom)
          shape(line.marker, markerSize, left, top);
      }
      if (!line.hasMarks) continue;
      let [marked, kind] = [-Infinity, NaN];
      for (let row = 0; row < line.y.length; row++) {
        const value = line.y[row]!;
        if (value > -Infinity && value < Infinity) continue;
        const left = x.getPixelForValue(line.x[row]!);
        // Marks that touch would be a bar.
        if (!isInside(left) || (Object.is(value, kind) && left - marked < markSpacing)) continue;
        [marked, kind] = [left, value];
        const top = value === Infinity ? area.top + 5 : area.bottom - 5;
        shape(Number.isNaN(value) ? "crossRot" : "triangle", 3.5, left, top);
      }
    }
    ctx.restore();
  },
};

/** Rows for the markers: at even distances, moved on to the next finite value, the last row among them. */
function markerRows({ y }: ChartLine): number[] {
  const rows = new Set<number>();
  for (let n = 1; n <= markersPerLine; n++) {
    let row = Math.floor((n * (y.length - 1)) / markersPerLine);
    while (row < y.length && !Number.isFinite(y[row])) row++;
    if (row < y.length) rows.add(row);
  }
  return [...rows];
}
