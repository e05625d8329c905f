import { execFileSync } from "node:child_process";
import { closeSync, openSync, readSync } from "node:fs";
import path from "node:path";
import { median, quantile } from "../generate/statistics";
import { workFolder } from "../support/benchIndex";
import { bytesOf } from "../support/bytesOf";
import type { PartRow } from "../support/partResult";
import type { FormatCase, MadeLogs, OtherReader } from "./formatCase";

const sliceBytes = 1 << 20;
/** Least length of a turn of ours, in which the logs are read again and again: the tools' readers take seconds, too. */
const turnSeconds = 0.5;
/** Python with the tools' packages. */
const python = process.env["RUNBACK_BENCH_PYTHON"] ?? "python3";

/**
 * Speed of reading one case's logs from the start into columns, against reading their bytes, and against each reader of
 * the tool itself; all take turns. Processor time.
 * @param share of the full size
 * @returns the rows, and notes on readers that could not be measured
 */
export async function measureCase(
  each: FormatCase,
  share: number,
  repetitions: number,
): Promise<{ rows: PartRow[]; notes: string[] }> {
  const logs = await each.generate(workFolder, share);
  const megabytes = bytesOf(logs.files) / 1e6;
  const name = `${each.name}: ${(logs.points / 1e6).toFixed(1)} M points, ${megabytes.toFixed(0)} MB`;
  const ours: number[] = [];
  const plain: number[] = [];
  const theirs = each.others.map((): number[] => []);
  const missing = new Map<OtherReader, string>();
  await readAll(each, logs); // compiles what it needs
  for (let repetition = 0; repetition < repetitions; repetition++) {
    ours.push(await secondsOf(() => readAll(each, logs)));
    plain.push(await secondsOf(() => readBytes(logs.files)));
    for (const [index, other] of each.others.entries()) {
      if (missing.has(other)) continue;
      const answer = runOther(other, logs);
      if ("missing" in answer) missing.set(other, answer.missing);
      else theirs[index]!.push(answer.seconds);
    }
  }
  const speeds = ours.map((seconds) => megabytes / seconds);
  const against = { name: "reading the bytes", median: median(plain.map((seconds) => megabytes / seconds)) };
  const ratio = median(ours.map((seconds, at) => plain[at]! / seconds));
  const bytes: PartRow = {
    name,
    unit: "MB/s",
    median: median(speeds),
    p95: quantile(speeds, 0.05),
    repetitions,
    against,
    ratio,
    ratioOf: "times as fast",
  };
  const millions = (seconds: readonly number[]) => logs.points / 1e6 / median(seconds);
  const measured = each.others
    .map((other, index) => ({ other, seconds: theirs[index]! }))
    .filter(({ seconds }) => seconds.length > 0);
  const points = { name, unit: "M points/s", median: millions(ours), repetitions };
  const compared = measured.map(({ other, seconds }): PartRow => {
    const times = median(seconds) / median(ours);
    const isMet = times >= other.goal;
    const goal = `at least ${other.goal}`;
    return { ...points, against: { name: other.name, median: millions(seconds) }, ratio: times, ratioOf: "times as fast", goal, isMet }; // prettier-ignore
  });
  const notes = [...missing].map(([other, why]) => `${name}: ${other.name} was not measured (${why}).`);
  return { rows: [bytes, ...(compared.length > 0 ? compared : [points])], notes };
}

type Answer = { readonly seconds: number; readonly points: number | null } | { readonly missing: string };

function runOther(other: OtherReader, { folder, points }: MadeLogs): Answer {
  const command = [path.resolve("bench", "tools", other.script), ...other.args, folder];
  const output = execFileSync(python, command, {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
    timeout: 600_000,
  });
  const answer = JSON.parse(output.trimEnd().split("\n").at(-1)!) as Answer;
  if (!("missing" in answer) && answer.points !== null && answer.points !== points)
    throw new Error(`${other.name} read ${answer.points} of ${points} points.`);
  return answer;
}

async function readAll({ importer }: FormatCase, logs: MadeLogs): Promise<void> {
  let points = 0;
  for (const unit of logs.units)
    for await (const { runs, problems } of importer.read(unit, new Map())) {
      if (problems?.[0]) throw new Error(problems[0].reason);
      for (const { items } of runs)
        for (const item of items) if (item.kind === "points") points += item.block.rows * item.block.metrics.length;
    }
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

/** Processor seconds of this process for doing it once. */
async function secondsOf(work: () => Promise<void>): Promise<number> {
  const begin = process.cpuUsage();
  for (let times = 1; ; times++) {
    await work();
    const { user, system } = process.cpuUsage(begin);
    const spent = (user + system) / 1e6;
    if (spent >= turnSeconds) return spent / times;
  }
}
