import { spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { runbackSource } from "../../src/index/discovery/runbackSource";
import type { LogSource } from "../../src/index/discovery/logSource";
import { startIndexInProcess } from "../../test/support/index/startIndexInProcess";
import { inlineDecoder } from "../../test/support/index/inlineDecoder";
import { beginRunStore } from "../../src/index/store/beginRunStore";
import { folderWatch } from "../../src/index/watch/folderWatch";
import { median, quantile } from "../generate/statistics";
import { newFolder, workFolder } from "../support/benchIndex";
import { runPart } from "../support/runPart";
import type { PartResult, PartRow } from "../support/partResult";

const isQuick = process.argv.includes("--quick");
const seconds = isQuick ? 2 : 10;
const repetitions = isQuick ? 1 : 7;
const writer = path.resolve("bench", "generate", "tailWriter.mjs");

runPart(async (): Promise<PartResult> => {
  mkdirSync(workFolder, { recursive: true });
  const rows: PartRow[] = [];
  for (const [runs, rate] of [
    [1, 100],
    [50, 5_000],
    [200, 10_000],
  ] as const)
    rows.push(...(await measure(runs, rate)));
  return {
    part: "tail",
    title:
      "Age of a line when it is in the index: from its write in another process to its points being there to be asked for.",
    rows,
    notes: [
      `${seconds} s of steady writing a repetition; the index runs in the measured process, on this disk.`,
      "Ages are taken as the points come out of the decoder, in the same turn of the loop in which they are taken in; two clocks of one machine.",
    ],
  };
});

async function measure(runs: number, rate: number): Promise<PartRow[]> {
  const ages: { p50: number; p95: number; p99: number; cpu: number; unseen: number }[] = [];
  for (let repetition = 0; repetition < repetitions; repetition++) ages.push(await oneTime(runs, rate));
  const name = `${runs} live runs, ${rate} lines a second`;
  const p95 = median(ages.map((age) => age.p95));
  const cpu = median(ages.map((age) => age.cpu));
  const unseen = Math.max(...ages.map((age) => age.unseen));
  const goal = runs === 50;
  return [
    { name: `${name}: age p50`, unit: "ms", median: median(ages.map((age) => age.p50)), repetitions },
    {
      name: `${name}: age p95`,
      unit: "ms",
      median: p95,
      repetitions,
      ...(goal ? { goal: "at most 20 ms", isMet: p95 <= 20 } : {}),
    },
    { name: `${name}: age p99`, unit: "ms", median: median(ages.map((age) => age.p99)), repetitions },
    {
      name: `${name}: processor share`,
      unit: "% of a core",
      median: cpu,
      repetitions,
      ...(goal ? { goal: "at most 15 %", isMet: cpu <= 15 } : {}),
    },
    {
      name: `${name}: lines unseen 1 s after the last write`,
      unit: "",
      median: unseen,
      repetitions,
      goal: "0",
      isMet: unseen === 0,
    },
  ];
}

async function oneTime(
  runs: number,
  rate: number,
): Promise<{ p50: number; p95: number; p99: number; cpu: number; unseen: number }> {
  const folder = newFolder("tail");
  const logs = path.join(folder, "runs");
  const files = Array.from({ length: runs }, (_, run) => path.join(logs, `e${run % 5}`, `RUN${run}`, "events.jsonl"));
  for (const [run, file] of files.entries()) {
    mkdirSync(path.dirname(file), { recursive: true });
    const ids = { run_id: `RUN${run}`, run_name: `run ${run}`, experiment: "e", attempt: 1 };
    appendFileSync(file, `${JSON.stringify({ v: 1, type: "run.start", seq: 0, t: Date.now() / 1000, ...ids })}\n`);
  }
  const ages: number[] = [];
  const none = {
    changed: () => undefined,
    runEvent: () => undefined,
    runStarted: () => undefined,
    log: () => undefined,
  };
  const parts = {
    source: timed(ages),
    importers: () => Promise.resolve([]),
    openStore: (storage: string, segmentBudget: number) => beginRunStore({ folder: storage, segmentBudget }),
    startThread: () => inlineDecoder([runbackSource], Date.now),
    threads: 1,
    folderWatch,
    now: Date.now,
  };
  const connection = startIndexInProcess(parts, none);
  const { api } = connection;
  await api.open({
    storageFolder: path.join(folder, "index"),
    workspaceFolders: [],
    logDirectories: [logs],
    segmentBudget: 1e9,
  });
  while ((await api.status()).isLoading) await new Promise((resolve) => setTimeout(resolve, 20));
  await new Promise((resolve) => setTimeout(resolve, 500));
  ages.length = 0;
  const cpu = process.cpuUsage();
  const start = performance.now();
  const child = spawn(process.execPath, [writer, JSON.stringify(files), String(rate), String(seconds)], {
    stdio: "inherit",
  });
  await once(child, "exit");
  const used = process.cpuUsage(cpu);
  const share = (100 * (used.user + used.system)) / 1000 / (performance.now() - start);
  await new Promise((resolve) => setTimeout(resolve, 1000));
  let seen = 0;
  for (let run = 0; run < runs; run++) seen += (await api.series({ runId: `runback:RUN${run}`, metric: "loss" })).total;
  await connection.close();
  rmSync(folder, { recursive: true });
  process.stderr.write(`  ${runs} runs, ${rate}/s: p95 ${quantile(ages, 0.95).toFixed(1)} ms, ${share.toFixed(0)} %\n`);
  const unseen = rate * seconds - seen;
  return { p50: median(ages), p95: quantile(ages, 0.95), p99: quantile(ages, 0.99), cpu: share, unseen };
}

/** The source whose decoder notes how old each line is. */
function timed(ages: number[]): LogSource {
  const { decoder } = runbackSource;
  return {
    ...runbackSource,
    decoder: {
      ...decoder,
      decode(bytes, offset, state, file) {
        const slice = decoder.decode(bytes, offset, state, file);
        const now = performance.timeOrigin + performance.now();
        for (const item of slice.items) {
          if (item.kind !== "points") continue;
          const column = item.block.metrics.indexOf("written");
          if (column >= 0) for (const written of item.block.values[column]!) ages.push(now - written);
        }
        return slice;
      },
    },
  };
}
