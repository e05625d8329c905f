import { createRequire } from "node:module";
import path from "node:path";
import type { JsonValue } from "../../src/core/model/jsonValue";
import { csvDecoder } from "../../src/core/readers/csv/csvDecoder";
import { plainLayout } from "../../src/core/readers/csv/csvLayout";
import { seededRandom } from "../generate/seededRandom";
import { median, quantile } from "../generate/statistics";
import type { PartResult, PartRow } from "../support/partResult";
import { runPart } from "../support/runPart";

// It has no types of its own.
const papaparse = createRequire(path.resolve("package.json"))("papaparse") as {
  parse(text: string, options: { header: boolean; dynamicTyping: boolean }): { data: Record<string, unknown>[] };
};

const isQuick = process.argv.includes("--quick");
const repetitions = isQuick ? 3 : 7;
const rowCount = isQuick ? 10_000 : 60_000;
const sliceBytes = 1 << 20;
const goal = 20;
const decoder = csvDecoder("csv", plainLayout);

runPart(async (): Promise<PartResult> => ({
  part: "csv",
  title: "Tables of CSV loggers into columns, in one thread and in memory, against papaparse with typing.",
  rows: [
    measure("9 columns, 17 digits", (value) => String(value)),
    measure("9 columns, 6 digits", (value) => value.toFixed(6)),
    measure("9 columns, 4 of 8 filled", (value, row, column) => ((row + column) % 2 === 0 ? value.toFixed(6) : "")),
  ],
  notes: ["Processor time of the process; both sides alternate. papaparse gets a text, our reader bytes."],
}));

function measure(name: string, cell: (value: number, row: number, column: number) => string): PartRow {
  const random = seededRandom(7);
  const lines = ["epoch,a,b,c,d,e,f,g,h"];
  for (let row = 0; row < rowCount; row++)
    lines.push([row, ...Array.from({ length: 8 }, (_, column) => cell(random(), row, column))].join());
  const text = `${lines.join("\n")}\n`;
  const bytes = Buffer.from(text);
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let repetition = 0; repetition < repetitions; repetition++) {
    ours.push(processorTime(() => decode(bytes)));
    theirs.push(processorTime(() => papaparse.parse(text, { header: true, dynamicTyping: true }).data.length));
  }
  const megabytes = bytes.length / 1e6;
  const speed = (times: readonly number[]) => times.map((milliseconds) => (megabytes * 1000) / milliseconds);
  const ratio = median(theirs) / median(ours);
  return {
    name: `${name}: ${rowCount} rows, ${megabytes.toFixed(1)} MB`,
    unit: "MB/s",
    median: median(speed(ours)),
    p95: quantile(speed(ours), 0.05),
    repetitions,
    against: { name: "papaparse", median: median(speed(theirs)) },
    ratio,
    ratioOf: "times as fast",
    goal: `at least ${goal}`,
    isMet: ratio >= goal,
  };
}

/** @returns rows with points */
function decode(bytes: Uint8Array): number {
  let rows = 0;
  let state: JsonValue = null;
  for (let offset = 0; offset < bytes.length;) {
    const slice = decoder.decode(bytes.subarray(offset, offset + sliceBytes), offset, state, "table.csv");
    for (const item of slice.items) if (item.kind === "points") rows += item.block.rows;
    state = slice.state;
    offset += slice.consumed;
  }
  if (rows !== rowCount) throw new Error(`${rows} of ${rowCount} rows were read.`);
  return rows;
}

/** Milliseconds of this process. */
function processorTime(work: () => number): number {
  const begin = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(begin);
  return (user + system) / 1000;
}
