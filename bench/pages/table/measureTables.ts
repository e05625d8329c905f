import { readFileSync } from "node:fs";
import { build } from "esbuild";
import { openPage, type OpenedPage } from "../../../test/pages/openPage";
import type { TableSize } from "../../../test/pages/runs/largeTable";
import { median, quantile } from "../../generate/statistics";
import type { PartRow } from "../../support/partResult";

const size = { width: 1400, height: 900 };
/** One frame, in ms. */
const frame = 1000 / 60;
/** What the page waits after a key in a filter box (ms). */
const typingPause = 200;

interface Figure {
  readonly key: "paint" | "sort" | "filter" | "scroll" | "elements";
  readonly what: string;
  readonly unit: string;
  readonly limit: number;
  /** The limit is for the 95th percentile. */
  readonly isTail: boolean;
}

const figures: readonly Figure[] = [
  { key: "paint", what: "page's script to first paint", unit: "ms", limit: 150, isTail: false },
  { key: "sort", what: "press on a column to sorted rows", unit: "ms", limit: 105, isTail: false },
  { key: "filter", what: "filter box to filtered rows, after the typing pause", unit: "ms", limit: 105, isTail: false },
  { key: "scroll", what: "scroll to frame", unit: "ms", limit: 3 * frame, isTail: true },
  { key: "elements", what: "elements", unit: "", limit: 1500, isTail: true },
];

/** First paint, sorting, filtering and scrolling of the Runs table, against a table of plain elements. */
export async function measureTables(repetitions: number): Promise<PartRow[]> {
  const [host, probe] = await Promise.all(
    ["bench/pages/table/tableHost.ts", "bench/pages/table/tableProbe.ts"].map(bundle),
  );
  const page = readFileSync("dist/pages/runs.js", "utf8");
  const open = (table: TableSize) => openTable(table, `${host ?? ""}\n${probe ?? ""}`, page);
  const [small, large] = [
    { runs: 10_000, columns: 60 },
    { runs: 50_000, columns: 100 },
  ];
  const ofSmall = await measure(small, repetitions, open);
  const plain = await measurePlain(small, probe ?? "");
  const ofLarge = await measure(large, repetitions, open);
  const rowOf = ({ key, what, unit }: Figure, table: TableSize, values: readonly number[]): PartRow => ({
    name: `table of ${table.runs.toLocaleString("en")} × ${table.columns}, ${what}`,
    unit,
    median: median(values),
    p95: quantile(values, 0.95),
    repetitions: values.length,
    ...(key === "paint" && table === small && { against: { name: "plain <table>, once", median: plain } }),
  });
  return figures.flatMap((figure) => {
    const { limit, isTail, key } = figure;
    const one = rowOf(figure, small, ofSmall[key]);
    const other = rowOf(figure, large, ofLarge[key]);
    const value = isTail ? (one.p95 ?? NaN) : one.median;
    const ratio = other.median / one.median;
    return [
      { ...one, goal: `at most ${Math.round(limit)}${isTail ? " at p95" : ""}`, isMet: value <= limit },
      { ...other, ratio, ratioOf: "times that of 10,000 × 60", goal: "at most 1.5", isMet: ratio <= 1.5 },
    ];
  });
}

type Times = Readonly<Record<Figure["key"], number[]>>;

async function measure(
  table: TableSize,
  repetitions: number,
  open: (table: TableSize) => Promise<OpenedTable>,
): Promise<Times> {
  const times: Times = { paint: [], sort: [], filter: [], scroll: [], elements: [] };
  for (let turn = 0; turn < repetitions; turn++) {
    const opened = await open(table);
    const ask = (call: string) => opened.page.evaluate<number[]>(`window.tableProbe.${call}`);
    times.paint.push(await opened.painted);
    times.sort.push(...(await ask("sort(4)")));
    times.filter.push(...(await ask(`filter(${typingPause})`)));
    times.scroll.push(...(await ask("scroll(60)")));
    times.elements.push(await opened.page.evaluate(() => document.querySelectorAll("*").length));
    await opened.close();
  }
  return times;
}

interface OpenedTable extends OpenedPage {
  /** What the probe told of the first paint (ms). */
  readonly painted: Promise<number>;
}

/**
 * The page as it ships, with a host inside it: what the page itself takes, and no more. The probe looks for the first
 * paint from the page's first line on: a question from outside would come later, and bring the tool's script with it.
 */
async function openTable(table: TableSize, before: string, page: string): Promise<OpenedTable> {
  const css = readFileSync("dist/pages/runs.css", "utf8");
  const body = `<style nonce="r4nd0m">${css}</style><main id="root"></main>`;
  const run = `window.prepared.then(() => { window.tableProbe.tellFirstPaint();\n${page}\n});`;
  const script = `window.tableSize = ${JSON.stringify(table)};\n${before}\n${run}`;
  let heard: (message: unknown) => void = () => undefined;
  const painted = new Promise<number>((resolve) => (heard = (time) => resolve(Number(time))));
  return { ...(await openPage({ body, script, size, heard })), painted };
}

/** Once, since it takes many seconds. */
async function measurePlain({ runs, columns }: TableSize, probe: string): Promise<number> {
  const opened = await openPage({ size, script: probe });
  const time = Number(await opened.page.evaluate(`window.tableProbe.plain(${runs}, ${columns})`));
  await opened.close();
  return time;
}

async function bundle(file: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [file],
    bundle: true,
    write: false,
    format: "iife",
    minify: true,
  });
  return outputFiles[0]?.text ?? "";
}
