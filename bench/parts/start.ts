import { appendFileSync, mkdirSync, readFileSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { runLogs } from "../generate/runLogs";
import { bytesIn } from "../support/bytesIn";
import { median, quantile } from "../generate/statistics";
import { loaded, newFolder, openIndex, workFolder } from "../support/benchIndex";
import { runPart } from "../support/runPart";
import type { PartResult, PartRow } from "../support/partResult";

const isQuick = process.argv.includes("--quick");
const runs = isQuick ? 500 : 10_000;
const repetitions = isQuick ? 3 : 7;

runPart(async (): Promise<PartResult> => {
  mkdirSync(workFolder, { recursive: true });
  const shape = { runs, experiments: 20, steps: 2, metrics: 50, params: 50, digits: 6, seed: 3 } as const;
  const logs = runLogs(workFolder, shape);
  const storage = newFolder("start");
  const first = await openIndex(logs.folder, storage);
  await loaded(first);
  await first.close();

  const toTree: number[] = [];
  const toReady: number[] = [];
  const read: number[] = [];
  for (let repetition = 0; repetition < repetitions; repetition++) {
    const start = performance.now();
    const connection = await openIndex(logs.folder, storage);
    await connection.api.experiments();
    const page = await connection.api.runs({ offset: 0, limit: 1000 });
    toTree.push(performance.now() - start);
    if (page.total !== runs) throw new Error(`${page.total} of ${runs} runs were shown.`);
    await loaded(connection);
    toReady.push(performance.now() - start);
    read.push((await connection.api.status()).filesRead);
    await connection.close();
    process.stderr.write(`  tree ${toTree.at(-1)!.toFixed(0)} ms, ready ${toReady.at(-1)!.toFixed(0)} ms\n`);
  }
  const name = `${runs} runs × 50 params × 50 metrics`;
  const tree = median(toTree);
  const rows: PartRow[] = [
    {
      name: `${name}: warm start to first tree data (experiments and 1,000 rows)`,
      unit: "ms",
      median: tree,
      p95: quantile(toTree, 0.95),
      repetitions,
      goal: "at most 300 ms",
      isMet: tree <= 300,
    },
    {
      name: `${name}: every log looked at`,
      unit: "ms",
      median: median(toReady),
      p95: quantile(toReady, 0.95),
      repetitions,
    },
    {
      name: `${name}: logs read again (${(logs.bytes / 1e6).toFixed(0)} MB of logs)`,
      unit: "",
      median: Math.max(...read),
      repetitions,
      goal: "0",
      isMet: read.every((files) => files === 0),
    },
    await slowRun(),
  ];
  rmSync(storage, { recursive: true });
  return {
    part: "start",
    title: "Opening an index whose logs have not changed, and what a slow live run writes.",
    rows,
  };
});

/** Bytes written to the disk for one slow run: an hour of a line every ten seconds, its lines given at once a minute. */
async function slowRun(): Promise<PartRow> {
  const folder = newFolder("slow");
  const source = runLogs(workFolder, {
    runs: 1,
    experiments: 1,
    steps: 360,
    metrics: 20,
    params: 50,
    digits: 6,
    seed: 4,
  });
  const lines = readFileSync(source.files[0]!, "utf8")
    .split(/(?<=\n)/)
    .slice(0, -1);
  const file = path.join(folder, "runs", "e", "SLOW", "events.jsonl");
  mkdirSync(path.dirname(file), { recursive: true });
  appendFileSync(file, lines.slice(0, 2).join(""));
  const storage = path.join(folder, "index");
  const connection = await openIndex(path.join(folder, "runs"), storage);
  await loaded(connection);
  for (let minute = 0; minute < 60; minute++) {
    appendFileSync(file, lines.slice(2 + minute * 6, 8 + minute * 6).join(""));
    await new Promise((resolve) => setTimeout(resolve, isQuick ? 20 : 200));
  }
  await connection.close();
  const written = bytesIn(storage);
  const { size } = statSync(file);
  rmSync(folder, { recursive: true });
  return {
    name: "one slow live run, a line every 10 s for an hour (played faster): bytes in the saved index at its end",
    unit: "KB",
    median: written / 1e3,
    repetitions: 1,
    against: { name: "bytes of the log", median: size / 1e3 },
    ratio: written / size,
    ratioOf: "of the log",
    goal: "at most 2",
    isMet: written / size <= 2,
  };
}
