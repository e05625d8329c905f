import { fork, type ChildProcess } from "node:child_process";
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
const repetitions = isQuick ? 3 : 9;
const rowCount = isQuick ? 10_000 : 240_000;
const sliceBytes = 1 << 20;
/** Milliseconds of processor time that a turn lasts at least: both sides have their caches and their clock warm. */
const turnLength = isQuick ? 100 : 1000;
const goal = 20;
const decoder = csvDecoder("csv", plainLayout);

type Side = "ours" | "papaparse";
const cases: readonly { readonly name: string; cell(value: number, row: number, column: number): string }[] = [
  { name: "9 columns, 17 digits", cell: (value) => String(value) },
  { name: "9 columns, 6 digits", cell: (value) => value.toFixed(6) },
  {
    name: "9 columns, 4 of 8 filled",
    cell: (value, row, column) => ((row + column) % 2 === 0 ? value.toFixed(6) : ""),
  },
];

const sideArgument = "--side=";
const ownSide = process.argv.find((argument) => argument.startsWith(sideArgument))?.slice(sideArgument.length);

if (ownSide === undefined)
  runPart(async (): Promise<PartResult> => {
    const rows: PartRow[] = [];
    for (const index of cases.keys()) rows.push(await measure(index));
    return {
      part: "csv",
      title: "Tables of CSV loggers into columns, in one thread and in memory, against papaparse with typing.",
      rows,
      notes: [
        "Processor time of all threads, a table. Each side has a process of its own; they take turns of at least a second,",
        "in which the table is read again and again, and which last until the next one begins: the garbage is in it.",
        "The first turn of each is not counted. papaparse gets a text, our reader bytes.",
      ],
    };
  });
else {
  const [side, index] = ownSide.split(":");
  serve(side as Side, Number(index));
}

async function measure(index: number): Promise<PartRow> {
  const times: Record<Side, number[]> = { ours: [], papaparse: [] };
  const sides = (["ours", "papaparse"] as const).map((side) => ({ side, child: startSide(side, index) }));
  for (let turn = 0; turn <= repetitions + 1; turn++)
    for (const { side, child } of sides) {
      const milliseconds = await takeTurn(child);
      if (turn > 1) times[side].push(milliseconds);
    }
  for (const { child } of sides) child.disconnect();
  const bytes = Buffer.byteLength(table(index));
  const speed = (of: readonly number[]) => of.map((milliseconds) => bytes / 1000 / milliseconds);
  const ratio = median(times.papaparse) / median(times.ours);
  return {
    name: `${cases[index]!.name}: ${rowCount} rows, ${(bytes / 1e6).toFixed(1)} MB`,
    unit: "MB/s",
    median: median(speed(times.ours)),
    p95: quantile(speed(times.ours), 0.05),
    repetitions,
    against: { name: "papaparse", median: median(speed(times.papaparse)) },
    ratio,
    ratioOf: "times as fast",
    goal: `at least ${goal}`,
    isMet: ratio >= goal,
  };
}

function startSide(side: Side, index: number): ChildProcess {
  const own = process.argv.slice(2).filter((argument) => argument !== "");
  return fork(__filename, [...own, `${sideArgument}${side}:${index}`], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
}

/** Milliseconds a table in the turn before this one. */
function takeTurn(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once("message", resolve);
    child.once("error", reject);
    child.once("exit", (code, signal) => reject(new Error(`A side ended with ${code ?? signal}.`)));
    child.send("");
  });
}

/** In a side's process: reads the table for a turn whenever it is asked to, and tells what a table took in the turn before. */
function serve(side: Side, index: number): void {
  const text = table(index);
  const bytes = Buffer.from(text);
  let begin = process.cpuUsage();
  let tables = 0;
  process.on("message", () => {
    const milliseconds = millisecondsSince(begin) / tables;
    begin = process.cpuUsage();
    for (tables = 0; tables === 0 || millisecondsSince(begin) < turnLength; tables++) {
      const rows =
        side === "ours" ? decode(bytes) : papaparse.parse(text, { header: true, dynamicTyping: true }).data.length;
      if (rows < rowCount) throw new Error(`${rows} of ${rowCount} rows were read.`);
    }
    process.send!(milliseconds);
  });
}

function millisecondsSince(begin: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(begin);
  return (user + system) / 1000;
}

function table(index: number): string {
  const random = seededRandom(7);
  const lines = ["epoch,a,b,c,d,e,f,g,h"];
  for (let row = 0; row < rowCount; row++)
    lines.push([row, ...Array.from({ length: 8 }, (_, column) => cases[index]!.cell(random(), row, column))].join());
  return `${lines.join("\n")}\n`;
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
  return rows;
}
