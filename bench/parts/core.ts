import { mkdirSync, readFileSync } from "node:fs";
import zlib from "node:zlib";
import { applySlice } from "../../src/core/ingest/applySlice";
import { digestSlice } from "../../test/support/index/digestSlice";
import type { JsonValue } from "../../src/core/model/jsonValue";
import { runbackDecoder } from "../../src/core/readers/runback/runbackDecoder";
import { RunState } from "../../src/core/runs/runState";
import { crc32 as plainCrc32, type Crc32 } from "../../src/core/series/codec/crc32";
import { downsample } from "../../src/core/series/downsample";
import { MetricGroups } from "../../src/core/series/metricGroups";
import { runLogs, type LogShape } from "../generate/runLogs";
import { median, quantile } from "../generate/statistics";
import { workFolder } from "../support/benchIndex";
import type { PartResult, PartRow } from "../support/partResult";
import { runPart } from "../support/runPart";

const repetitions = process.argv.includes("--quick") ? 3 : 9;
const sliceBytes = 1 << 20;
const crc32: Crc32 = (zlib as { crc32?: Crc32 }).crc32 ?? plainCrc32;
const rows: PartRow[] = [];

/** One slice of a log, of which it tells what was used up and the state for the next. */
type Step = (bytes: Uint8Array, offset: number, state: JsonValue) => { consumed: number; state: JsonValue };

runPart(async (): Promise<PartResult> => {
  mkdirSync(workFolder, { recursive: true });
  compare("50 metrics, 6 digits", { runs: 20, metrics: 50, steps: 1000, digits: 6 });
  compare("2 metrics, 6 digits (narrow lines)", { runs: 10, metrics: 2, steps: 25_000, digits: 6 });
  compare("50 metrics, 17 digits", { runs: 20, metrics: 50, steps: 1000, digits: 17 });
  thin();
  return {
    part: "core",
    title: "Decoding, summaries and packing alone, in one thread and in memory, against JSON.parse of each line.",
    rows,
    notes: ["Processor time of the process, so that neighbours on the machine count little. Both sides alternate."],
  };
});

function compare(name: string, shape: Pick<LogShape, "runs" | "metrics" | "steps" | "digits">): void {
  const logs = runLogs(workFolder, { ...shape, experiments: 1, params: 20, seed: 2 });
  const files = logs.files.map((file) => readFileSync(file));
  let packed = 0;
  const sides = {
    parse: () => files.forEach(parseLines),
    decode: () => files.forEach((file) => inSlices(file, (...slice) => runbackDecoder.decode(...slice, "log"))),
    summarize: () =>
      files.forEach((file) => {
        const progress = newProgress();
        inSlices(file, (...slice) => {
          const decoded = runbackDecoder.decode(...slice, "log");
          applySlice(decoded, progress);
          return decoded;
        });
      }),
    digest: () => {
      packed = 0;
      files.forEach((file) => {
        const progress = newProgress();
        const owner = { runId: "run", file: "log" };
        inSlices(file, (...slice) => {
          const digested = digestSlice(runbackDecoder, ...slice, progress, owner, crc32);
          for (const chunk of digested.chunks) packed += chunk.bytes.length;
          return digested;
        });
      });
    },
  };
  const times = { parse: [] as number[], decode: [] as number[], summarize: [] as number[], digest: [] as number[] };
  for (let repetition = 0; repetition < repetitions; repetition++)
    for (const side of ["parse", "decode", "summarize", "digest"] as const)
      times[side].push(processorTime(sides[side]));
  const size = `${(logs.points / 1e6).toFixed(1)} M points, ${(logs.bytes / 1e6).toFixed(0)} MB`;
  for (const side of ["decode", "summarize", "digest"] as const) {
    const ratio = median(times.parse) / median(times[side]);
    rows.push({
      name: `${name}, ${side}: ${size}`,
      unit: "ms",
      median: median(times[side]),
      p95: quantile(times[side], 0.95),
      repetitions,
      against: { name: "JSON.parse only", median: median(times.parse) },
      ratio,
      ratioOf: "times as fast",
      ...(side === "digest" ? { goal: "at least 0.55", isMet: ratio >= 0.55 } : {}),
    });
  }
  const bytesAPoint = packed / logs.points;
  const most = shape.digits === 6 ? 4 : 9;
  rows.push({
    name: `${name}, packed`,
    unit: "bytes a point",
    median: bytesAPoint,
    repetitions: 1,
    goal: `at most ${most}`,
    isMet: bytesAPoint <= most,
  });
}

/** Thinning of a long curve, against one look at each value. */
function thin(): void {
  const values = Float64Array.from(
    { length: 1_000_000 },
    (_, row) => Math.sin(row / 1000) + Math.sin(row * 12.9898) / 9,
  );
  const ours: number[] = [];
  const theirs: number[] = [];
  let sum = 0;
  for (let repetition = 0; repetition < repetitions * 3; repetition++) {
    ours.push(processorTime(() => downsample(values, 2000)));
    theirs.push(
      processorTime(() => {
        for (let row = 0; row < values.length; row++) sum += values[row]!;
      }),
    );
  }
  rows.push({
    name: "1 M points thinned to 2,000",
    unit: "ms",
    median: median(ours),
    repetitions: ours.length,
    against: { name: `sum of all values (${Number.isFinite(sum) ? "finite" : "not finite"})`, median: median(theirs) },
    ratio: median(ours) / median(theirs),
    ratioOf: "times as long",
  });
}

function newProgress() {
  return { run: new RunState(), summaries: new Map(), groups: new MetricGroups() };
}

function inSlices(file: Uint8Array, step: Step): void {
  let offset = 0;
  let state: JsonValue = null;
  while (offset < file.length) {
    const result = step(file.subarray(offset, offset + sliceBytes), offset, state);
    if (result.consumed === 0) return;
    offset += result.consumed;
    state = result.state;
  }
}

function parseLines(file: Buffer): void {
  for (let start = 0, end = file.indexOf(10); end >= 0; start = end + 1, end = file.indexOf(10, start))
    JSON.parse(file.toString("latin1", start, end));
}

/** Milliseconds of processor time. */
function processorTime(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
