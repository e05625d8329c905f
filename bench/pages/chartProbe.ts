import { Chart, LinearScale, LineController, LineElement, PointElement } from "chart.js";
import uPlot from "uplot";
import { LineChart, type ChartPicture } from "../../webview/shared/chart";

Chart.register(LinearScale, LineController, LineElement, PointElement);

const [width, height] = [1000, 500];
const colours = ["#59a4f9", "#ee9d28", "#b180d7", "#89d185", "#f14c4c", "#cca700"];

/** The same thinned curves for every side. */
function curves(series: number, points: number): Float64Array[] {
  let state = 7;
  const random = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  return Array.from({ length: series }, () => {
    let level = random();
    return Float64Array.from({ length: points }, () => (level = level * 0.99 + (random() - 0.5) * 0.1));
  });
}

function nextFrame(): Promise<number> {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(() => resolve(performance.now()))));
}

/** Shows one side, waits for its pixels, then lets it draw once more with other values. @returns milliseconds of both */
async function timed(make: (place: HTMLElement) => { again: () => void; end: () => void }): Promise<[number, number]> {
  const place = document.createElement("div");
  document.body.append(place);
  await nextFrame();
  const start = performance.now();
  const { again, end } = make(place);
  const first = (await nextFrame()) - start;
  const next = performance.now();
  again();
  const second = (await nextFrame()) - next;
  end();
  place.remove();
  return [first, second];
}

function canvasIn(place: HTMLElement): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  place.append(canvas);
  return canvas;
}

function pictureOf(x: Float64Array, ys: readonly Float64Array[], shift: number): ChartPicture {
  const axis = { min: 0, max: x.length - 1, isLog: false, text: String };
  return {
    lines: ys.map((y, i) => ({
      x,
      y: shift === 0 ? y : y.map((value) => value + shift),
      colour: colours[i % colours.length]!,
      dash: [],
      width: 1.5,
      marker: "circle",
      hasMarks: true,
    })),
    x: axis,
    y: { ...axis, min: -1, max: 1 },
    text: "#ccc",
    grid: "#444",
    font: "sans-serif",
    fontSize: 11,
  };
}

function own(x: Float64Array, ys: readonly Float64Array[]) {
  return timed((place) => {
    const chart = new LineChart(canvasIn(place), pictureOf(x, ys, 0), 1);
    return { again: () => chart.draw(pictureOf(x, ys, 0.01)), end: () => chart.destroy() };
  });
}

/** Chart.js with every setting that makes it faster, and nothing else. */
function bare(x: Float64Array, ys: readonly Float64Array[]) {
  const datasets = (shift: number) =>
    ys.map((y, i) => ({
      data: Array.from(y, (value, row) => ({ x: x[row]!, y: value + shift })),
      borderColor: colours[i % colours.length]!,
      borderWidth: 1.5,
    }));
  return timed((place) => {
    const chart = new Chart(canvasIn(place), {
      type: "line",
      data: { datasets: datasets(0) },
      options: {
        animation: false,
        parsing: false,
        normalized: true,
        responsive: false,
        devicePixelRatio: 1,
        events: [],
        elements: { point: { radius: 0 } },
        scales: { x: { type: "linear", min: 0, max: x.length - 1 }, y: { min: -1, max: 1 } },
      },
    });
    const again = (): void => {
      chart.data = { datasets: datasets(0.01) };
      chart.update("none");
    };
    return { again, end: () => chart.destroy() };
  });
}

function other(x: Float64Array, ys: readonly Float64Array[]) {
  const series = [{}, ...ys.map((_, i) => ({ stroke: colours[i % colours.length]!, width: 1.5 }))];
  const data = (shift: number) => [x, ...ys.map((y) => y.map((value) => value + shift))] as uPlot.AlignedData;
  return timed((place) => {
    const scales = { x: { time: false } };
    const chart = new uPlot({ width, height, series, scales, legend: { show: false } }, data(0), place);
    return { again: () => chart.setData(data(0.01)), end: () => chart.destroy() };
  });
}

const sides = { own, bare, uPlot: other };

let held: { readonly chart: LineChart; readonly place: HTMLElement } | null = null;

/** What the benchmark calls in the page. */
const probe = {
  /** Opens a chart of our own, which stays until `release`. */
  async hold(series: number, points: number): Promise<void> {
    const place = document.createElement("div");
    document.body.append(place);
    const x = Float64Array.from({ length: points }, (_, row) => row);
    held = { chart: new LineChart(canvasIn(place), pictureOf(x, curves(series, points), 0), 1), place };
    await nextFrame();
  },

  release(): void {
    held?.chart.destroy();
    held?.place.remove();
    held = null;
  },

  /** First paint and update (ms) of each side, alternately. */
  async compare(series: number, points: number, repetitions: number): Promise<Record<string, [number, number][]>> {
    const ys = curves(series, points);
    const x = Float64Array.from({ length: points }, (_, row) => row);
    const times: Record<string, [number, number][]> = { own: [], bare: [], uPlot: [] };
    for (let turn = -1; turn < repetitions; turn++)
      for (const [name, measure] of Object.entries(sides)) {
        const time = await measure(x, ys);
        if (turn >= 0) times[name]?.push(time);
      }
    return times;
  },
};

Object.assign(window, { probe });
