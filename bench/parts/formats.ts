import { execFileSync } from "node:child_process";
import { closeSync, mkdirSync, openSync, readSync } from "node:fs";
import path from "node:path";
import type { FormatCase, MadeLogs, OtherReader } from "../formats/formatCase";
import { measureLatency } from "../formats/measureLatency";
import { measureMemory } from "../formats/measureMemory";
import { tensorboardCases } from "../formats/tensorboard";
import { median, quantile } from "../generate/statistics";
import { workFolder } from "../support/benchIndex";
import { bytesOf } from "../support/bytesOf";
import type { PartResult, PartRow } from "../support/partResult";
import { runPart } from "../support/runPart";

const isQuick = process.argv.includes("--quick");
const repetitions = 7;
/** How often a reader of the tool is run: it takes ten times as long as ours. */
const otherRepetitions = isQuick ? 1 : 3;
const share = isQuick ? 0.2 : 1;
const sliceBytes = 1 << 20;
/** Python with the tools' packages. */
const python = process.env["RUNBACK_BENCH_PYTHON"] ?? "python3";

const cases: readonly FormatCase[] = [...tensorboardCases];
const rows: PartRow[] = [];
const notes: string[] = [
  "Processor time of the processes, so that neighbours on the machine count little. Files in the page cache.",
  "New points are appended to copies of the fixtures, all in one index, and waited for by asking every 5 ms.",
  `The tools' readers run in ${"`RUNBACK_BENCH_PYTHON`"} (else python3), each in a process of its own, starting not counted for Python.`,
];

runPart(async (): Promise<PartResult> => {
  mkdirSync(workFolder, { recursive: true });
  for (const each of cases) await measure(each);
  rows.push(...(await measureLatency(repetitions)));
  rows.push(await measureMemory(isQuick ? 1e8 : 1e9));
  return {
    part: "formats",
    title: "Reading other tools' logs from the start into columns, on one core; new points; and memory.",
    rows,
    notes,
  };
});

async function measure(each: FormatCase): Promise<void> {
  const logs = each.generate(workFolder, share);
  const ours: number[] = [];
  const plain: number[] = [];
  for (let repetition = 0; repetition < repetitions; repetition++) {
    ours.push(await secondsOf(() => readAll(each, logs)));
    plain.push(await secondsOf(() => readBytes(logs.files)));
  }
  const megabytes = bytesOf(logs.files) / 1e6;
  const name = `${each.name}: ${(logs.points / 1e6).toFixed(1)} M points, ${megabytes.toFixed(0)} MB`;
  const speed = median(ours.map((seconds) => megabytes / seconds));
  rows.push({
    name,
    unit: "MB/s",
    median: speed,
    p95: quantile(ours.map((seconds) => megabytes / seconds), 0.05), // prettier-ignore
    repetitions,
    against: { name: "reading the bytes", median: median(plain.map((seconds) => megabytes / seconds)) },
    ratio: median(ours.map((seconds, at) => plain[at]! / seconds)),
    ratioOf: "times as fast",
  });
  for (const other of each.others) compare(name, logs, median(ours), other);
}

/** A row against a reader of the tool itself, or a note that it is not there. */
function compare(name: string, logs: MadeLogs, ours: number, other: OtherReader): void {
  const millions = (seconds: number) => logs.points / 1e6 / seconds;
  const theirs: number[] = [];
  for (let repetition = 0; repetition < otherRepetitions; repetition++) {
    const answer = runOther(other, logs.folder);
    if ("missing" in answer) {
      notes.push(`${name}: ${other.name} was not measured (${answer.missing}).`);
      return;
    }
    if (answer.points !== null && answer.points !== logs.points)
      throw new Error(`${other.name} read ${answer.points} of ${logs.points} points.`);
    theirs.push(answer.seconds);
  }
  const ratio = median(theirs) / ours;
  rows.push({
    name,
    unit: "M points/s",
    median: millions(ours),
    repetitions: otherRepetitions,
    against: { name: other.name, median: millions(median(theirs)) },
    ratio,
    ratioOf: "times as fast",
    goal: `at least ${other.goal}`,
    isMet: ratio >= other.goal,
  });
}

type Answer = { readonly seconds: number; readonly points: number | null } | { readonly missing: string };

function runOther({ script, args }: OtherReader, folder: string): Answer {
  const command = [path.resolve("bench", "tools", script), ...args, folder];
  const output = execFileSync(python, command, {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
    timeout: 600_000,
  });
  return JSON.parse(output.trimEnd().split("\n").at(-1)!) as Answer;
}

async function readAll({ importer }: FormatCase, logs: MadeLogs): Promise<void> {
  const experimentPath = path.dirname(logs.folder);
  const unit = { path: logs.folder, directory: logs.folder, experiment: "bench", experimentPath, isAddition: false };
  let points = 0;
  for await (const { runs } of importer.read({ ...unit, format: importer.format }, new Map()))
    for (const { items } of runs)
      for (const item of items) if (item.kind === "points") points += item.block.rows * item.block.metrics.length;
  if (points !== logs.points) throw new Error(`${points} of ${logs.points} points were read.`);
}

async function readBytes(files: readonly string[]): Promise<void> {
  const room = Buffer.allocUnsafe(sliceBytes);
  for (const file of files) {
    const fd = openSync(file, "r");
    while (readSync(fd, room) > 0);
    closeSync(fd);
  }
}

/** Processor seconds of this process. */
async function secondsOf(work: () => Promise<void>): Promise<number> {
  const begin = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(begin);
  return (user + system) / 1e6;
}
