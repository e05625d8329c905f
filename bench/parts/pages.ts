import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { build } from "esbuild";
import type { CurvesAnswer, CurvesQuery } from "../../src/core/curves/curvesQuery";
import type { DrawnCurve } from "../../src/core/curves/drawnCurve";
import type { IndexApi } from "../../src/protocol/indexApi";
import { openCompare, type ServedCompare } from "../../test/pages/compare/openCompare";
import { closeBrowser, openPage } from "../../test/pages/openPage";
import { runLogs, type LogShape } from "../generate/runLogs";
import { median, quantile } from "../generate/statistics";
import { hoverTimes } from "../pages/hoverTimes";
import { chartWatch } from "../pages/chartWatch";
import { joinByWindow } from "../pages/editor/joinByWindow";
import { heapOfCharts } from "../pages/heapOfCharts";
import { liveTimes } from "../pages/liveTimes";
import { measureTables } from "../pages/table/measureTables";
import { loaded, newFolder, openIndex, workFolder } from "../support/benchIndex";
import type { PartResult, PartRow } from "../support/partResult";
import { runPart } from "../support/runPart";

const isQuick = process.argv.includes("--quick");
const repetitions = isQuick ? 3 : 7;
const long: LogShape = { runs: 20, experiments: 1, steps: 100_000, metrics: 1, params: 5, digits: 6, seed: 1 };
const longest: LogShape = { ...long, runs: 1, steps: 1_000_000 };
const wide: LogShape = { ...long, runs: 100, steps: 2000, metrics: 8 };
const columns = 1000;

const rows: PartRow[] = [];
const add = (name: string, times: readonly number[], more: Partial<PartRow> = {}): void => {
  const row = {
    name,
    unit: "ms",
    median: median(times),
    p95: quantile(times, 0.95),
    repetitions: times.length,
    ...more,
  };
  rows.push(row);
  process.stderr.write(`  ${name}: ${row.median.toFixed(1)} ms, p95 ${row.p95.toFixed(1)}\n`);
};
/** A row that is no time. @param limit of the median */
const count = (name: string, unit: string, values: readonly number[], limit: number): void => {
  const value = median(values);
  rows.push({
    ...{ name, unit, median: value, p95: quantile(values, 0.95), repetitions: values.length },
    ...{ goal: `at most ${limit}`, isMet: value <= limit },
  });
  process.stderr.write(`  ${name}: ${value.toFixed(1)} ${unit}\n`);
};
const goal = (limit: number, value: number): Partial<PartRow> => ({
  goal: `at most ${limit} ms`,
  isMet: value <= limit,
});

async function withIndex<T>(shape: LogShape, use: (api: IndexApi, runIds: string[]) => Promise<T>): Promise<T> {
  const logs = runLogs(workFolder, shape);
  const folder = newFolder("pages");
  const connection = await openIndex(logs.folder, folder);
  try {
    await loaded(connection);
    const { rows: runs } = await connection.api.runs({ offset: 0, limit: 1000 });
    return await use(
      connection.api,
      runs.map(({ runId }) => runId),
    );
  } finally {
    await connection.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function query(runIds: readonly string[], range: CurvesQuery["range"] = null): CurvesQuery {
  return { runIds, metric: "loss", axis: "step", isLogX: false, range, columns, smoothing: 0 };
}

async function time<T>(act: () => Promise<T>): Promise<[number, T]> {
  const start = performance.now();
  const value = await act();
  return [performance.now() - start, value];
}

/** How long the index takes to answer a chart, after one answer that warms it up. */
async function measureAnswers(name: string, limit: number, api: IndexApi, asked: CurvesQuery): Promise<void> {
  const times: number[] = [];
  let answer: CurvesAnswer = await api.curves(asked);
  for (let turn = 0; turn < repetitions; turn++) {
    const [taken, value] = await time(() => api.curves(asked));
    times.push(taken);
    answer = value;
  }
  add(name, times, goal(limit, median(times)));
  const points = answer.curves.reduce((sum, curve) => sum + (curve?.x.length ?? 0), 0);
  const bytes = answer.curves.reduce((sum, curve) => sum + (curve ? bytesOf(curve) : 0), 0);
  count(`${name}, typed arrays on the wire`, "B a drawn point", [bytes / points], 16);
}

function bytesOf(curve: DrawnCurve): number {
  return Object.values(curve).reduce<number>((sum, part) => sum + (ArrayBuffer.isView(part) ? part.byteLength : 0), 0);
}

/** The Compare page with its curves, joined to its host as in an editor's window. */
function openCurves(api: IndexApi, runIds: readonly string[]): Promise<ServedCompare> {
  const look = { preferences: { tab: "curves" }, join: joinByWindow, prepare: chartWatch.tell };
  return openCompare({ api, onChange: null }, runIds, look);
}

/** From the start of the page until its charts are on the screen. */
async function measurePanel(name: string, limit: number, charts: number, api: IndexApi, runIds: readonly string[]) {
  const times: number[] = [];
  for (let turn = 0; turn < repetitions; turn++) {
    const served = await openCurves(api, runIds);
    times.push(await chartWatch.shown(served, charts));
    await served.close();
  }
  add(name, times, goal(limit, median(times)));
}

async function measureHover(api: IndexApi, runIds: readonly string[]): Promise<void> {
  const served = await openCurves(api, runIds);
  await chartWatch.shown(served, 1);
  await hoverTimes(served.frame, 10);
  const times = await hoverTimes(served.frame, isQuick ? 30 : 100);
  const p95 = quantile(times, 0.95);
  add(`pointer move to frame, ${runIds.length} curves a chart, eight charts linked`, times, {
    goal: "at most 2 frames (33 ms) at p95",
    isMet: p95 <= 33.4,
  });
  await served.close();
}

async function measureCharts(): Promise<void> {
  const { outputFiles } = await build({
    entryPoints: ["bench/pages/chartProbe.ts"],
    bundle: true,
    write: false,
    format: "iife",
    minify: true,
  });
  const opened = await openPage({ script: outputFiles[0]?.text ?? "" });
  for (const [series, points] of [
    [20, 1000],
    [100, 500],
  ] as const) {
    const times = await opened.page.evaluate(
      (asked) =>
        (
          window as unknown as { probe: { compare(...sizes: number[]): Promise<Record<string, [number, number][]>> } }
        ).probe.compare(...asked),
      [series, points, repetitions],
    );
    const of = (side: string, which: 0 | 1) => (times[side] ?? []).map((pair) => pair[which]);
    for (const [which, what, limit] of [
      [0, "first paint", 1.25],
      [1, "update", 1.3],
    ] as const) {
      const [own, bare] = [median(of("own", which)), median(of("bare", which))];
      const size = `${series} × ${points} points`;
      add(`chart, ${what}, ${size}`, of("own", which), {
        against: { name: "bare tuned chart.js", median: bare },
        ratio: own / bare,
        ratioOf: "times the time of bare chart.js",
        goal: `at most ${limit}`,
        isMet: own / bare <= limit,
      });
      add(`uPlot, ${what}, ${size}`, of("uPlot", which));
    }
  }
  const openings = isQuick ? 10 : 100;
  const { perPoint, growth } = await heapOfCharts(opened, { series: 100, points: 500, openings });
  count("heap of a chart, 100 × 500 points", "B a drawn point", [perPoint], 160);
  count(`heap that ${openings} openings and closings of that chart leave`, "MB", [growth / 1e6], 1);
  await opened.close();
}

async function measureLive(): Promise<void> {
  const { times, messages } = await liveTimes(isQuick ? 5 : 40);
  const p95 = quantile(times, 0.95);
  add("append to the log to frame, 20 live runs × 1,000 steps", times, {
    goal: "at most 100 ms at p95",
    isMet: p95 <= 100,
  });
  // A notice, the runs, and the chart: one message a view.
  count("messages to the page for a live point", "", messages, 3);
}

runPart(async (): Promise<PartResult> => {
  mkdirSync(workFolder, { recursive: true });
  process.env["RUNBACK_BROWSER"] ??= execFileSync(process.execPath, ["bench/support/printBrowser.mjs"], {
    encoding: "utf8",
  });
  try {
    await withIndex(long, async (api, runIds) => {
      await measureAnswers("1 run × 100,000 points to 1,000 columns", 25, api, query(runIds.slice(0, 1)));
      await measureAnswers("20 runs × 100,000 points to 1,000 columns", 250, api, query(runIds));
      await measureAnswers("zoom: 1,000 of 100,000 points of 20 runs", 200, api, query(runIds, [50_000, 51_000]));
      await measurePanel("page start to pixels, 20 runs × 100,000 points", 300, 1, api, runIds);
    });
    await withIndex(longest, (api, runIds) =>
      measureAnswers("1 run × 1,000,000 points to 1,000 columns", 60, api, query(runIds)),
    );
    await withIndex(wide, async (api, runIds) => {
      await measurePanel(
        "page start to pixels, 50 runs × 8 metrics, charts in sight",
        600,
        4,
        api,
        runIds.slice(0, 50),
      );
      await measureHover(api, runIds);
    });
    await measureLive();
    await measureCharts();
    rows.push(...(await measureTables(repetitions)));
  } finally {
    await closeBrowser();
  }
  return {
    part: "pages",
    title: "Compare page and Runs table in Chromium with the host's own answers over a warm index.",
    rows,
    notes: [
      "Headless Chromium without a graphics card; a frame is 16.7 ms.",
      "Page and host are joined as in an editor on the desktop: by a socket from the host's process to a window (JSON, and the bytes of typed arrays beside it, not compressed), which makes values of them and moves them by a port into a frame in a process of its own, and there into the page's frame. The page's files come by the browser's debugging protocol.",
      "Times end when the first frame that shows what is waited for has been painted. For the starts of pages it is looked for from within the page, from its first line on: a question from outside brings the tool's script into the page while that draws.",
      "How long panels that fill block the extension host is measured in a real one: part `host`.",
    ],
  };
});
