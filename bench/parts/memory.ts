import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { runLogs, type LogShape } from "../generate/runLogs";
import { median, quantile } from "../generate/statistics";
import { loaded, newFolder, openIndex, workFolder } from "../support/benchIndex";
import { bytesIn } from "../support/bytesIn";
import { runPart } from "../support/runPart";
import type { PartResult, PartRow } from "../support/partResult";

const isQuick = process.argv.includes("--quick");
const scale = isQuick ? 50 : 1;

async function measure(): Promise<PartResult> {
  mkdirSync(workFolder, { recursive: true });
  const many: LogShape = {
    runs: 1000 / scale,
    experiments: 20,
    steps: 1000,
    metrics: 50,
    params: 20,
    digits: 6,
    seed: 1,
  };
  const rows: PartRow[] = [
    ...(await index("50 M points in 1,000 runs", many, 4)),
    ...(await index(
      "10 M points in one run",
      { ...many, runs: 1, experiments: 1, steps: 1_000_000 / scale, metrics: 10 },
      4,
    )),
    ...(await index(
      "5 M points of 17 digits",
      { ...many, runs: Math.ceil(100 / scale), experiments: 1, digits: 17 },
      9,
    )),
    await idle(),
  ];
  const title =
    "Memory of the process with the index and its decode threads, above what it had before; and bytes on the disk.";
  return {
    part: "memory",
    title,
    rows,
    notes: [
      `Sizes are divided by ${scale} in this run.`,
      "Peak of the resident set, asked every 10 ms.",
      "Idle: above a process with an index without runs, each in a process of its own, in turns.",
    ],
  };
}

async function index(name: string, shape: LogShape, perPoint: number): Promise<PartRow[]> {
  const logs = runLogs(workFolder, shape);
  const storage = newFolder("memory");
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  let peak = before;
  const timer = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 10);
  const connection = await openIndex(logs.folder, storage);
  await loaded(connection);
  await connection.close();
  clearInterval(timer);
  const used = (peak - before) / 1e6;
  const disk = bytesIn(storage) / logs.points;
  rmSync(storage, { recursive: true });
  return [
    {
      name: `${name}: peak while indexing`,
      unit: "MB",
      median: used,
      repetitions: 1,
      goal: "at most 300 MB",
      isMet: used <= 300,
    },
    {
      name: `${name}: disk`,
      unit: "bytes a point",
      median: disk,
      repetitions: 1,
      goal: `at most ${perPoint}`,
      isMet: disk <= perPoint,
    },
  ];
}

/** What each of many finished runs costs while nothing happens: against an index without runs, both in processes of their own. */
async function idle(): Promise<PartRow> {
  const runs = isQuick ? 500 : 10_000;
  const logs = runLogs(workFolder, { runs, experiments: 20, steps: 2, metrics: 50, params: 50, digits: 6, seed: 3 });
  const storage = newFolder("memory");
  const first = await openIndex(logs.folder, storage);
  await loaded(first);
  await first.close();
  const empty = newFolder("empty");
  const each: number[] = [];
  for (let turn = 0; turn < (isQuick ? 1 : 5); turn++) {
    const base = settledApart(empty, path.join(empty, "runs"));
    each.push((settledApart(storage, logs.folder) - base) / runs / 1e3);
  }
  for (const folder of [storage, empty]) rmSync(folder, { recursive: true });
  const held = median(each);
  return {
    name: `${runs} finished runs of 50 params and 50 metrics, idle: resident set a run`,
    unit: "KB",
    median: held,
    p95: quantile(each, 0.95),
    repetitions: each.length,
    goal: "at most 8 KB",
    isMet: held <= 8,
  };
}

/** `settled` in a process of its own: what an earlier index left to a process would be counted as the next one's. */
function settledApart(storage: string, logs: string): number {
  const args = ["--expose-gc", process.argv[1] ?? "", "--settled", storage, logs];
  return Number(execFileSync(process.execPath, args, { encoding: "utf8" }));
}

/** Resident set of the process some time after it opened an index. */
async function settled(storage: string, logs: string): Promise<number> {
  const connection = await openIndex(logs, storage);
  await loaded(connection);
  await new Promise((resolve) => setTimeout(resolve, 3000));
  globalThis.gc?.();
  const rss = process.memoryUsage.rss();
  await connection.close();
  return rss;
}

const [mode, storage = "", logs = ""] = process.argv.slice(2);
if (mode === "--settled") void settled(storage, logs).then((rss) => process.stdout.write(String(rss)));
else runPart(measure);
