import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { runLogs, type LogShape, type RunLogs } from "../generate/runLogs";
import { median, quantile } from "../generate/statistics";
import { loaded, newFolder, openIndex, workFolder } from "../support/benchIndex";
import { runPart } from "../support/runPart";
import type { PartResult, PartRow } from "../support/partResult";

const isQuick = process.argv.includes("--quick");
const repetitions = isQuick ? 3 : 7;
const scale = isQuick ? 10 : 1;

const rows: PartRow[] = [];

runPart(async (): Promise<PartResult> => {
  mkdirSync(workFolder, { recursive: true });
  await compare("50 metrics, 6 digits", shape(1000 / scale, 50, 1000, 6), 0.9);
  await compare("2 metrics, 6 digits (narrow lines)", shape(100 / scale, 2, 25_000, 6), null);
  await compare("50 metrics, 17 digits", shape(100 / scale, 50, 1000, 17), null);
  await naive(shape(1000 / scale / 50, 50, 1000, 6));
  return {
    part: "ingest",
    title:
      "First index of finished runs, from opening to everything durable (closed), against JSON.parse of each line of the same files in one thread.",
    rows,
    notes: [
      "Seeded logs, in the page cache; both sides alternate in one process.",
      "Chunk files, database and journal included.",
    ],
  };
});

function shape(runs: number, metrics: number, steps: number, digits: 6 | 17): LogShape {
  return { runs, experiments: Math.max(1, runs / 50), steps, metrics, params: 20, digits, seed: 1 };
}

async function compare(name: string, logShape: LogShape, goal: number | null): Promise<void> {
  const logs = runLogs(workFolder, logShape);
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let repetition = 0; repetition < repetitions; repetition++) {
    ours.push(await index(logs));
    theirs.push(parseOnly(logs));
    process.stderr.write(`  ${name}: ours ${ours.at(-1)!.toFixed(2)} s, JSON.parse ${theirs.at(-1)!.toFixed(2)} s\n`);
  }
  const ratio = median(ours.map((ourTime, i) => theirs[i]! / ourTime));
  const size = `${(logs.points / 1e6).toFixed(1)} M points, ${(logs.bytes / 1e6).toFixed(0)} MB`;
  rows.push({
    name: `${name}: ${size}`,
    unit: "s",
    median: median(ours),
    p95: quantile(ours, 0.95),
    repetitions,
    against: { name: "JSON.parse only", median: median(theirs) },
    ratio,
    ratioOf: "times as fast",
    ...(goal === null ? {} : { goal: `at least ${goal}`, isMet: ratio >= goal }),
  });
}

/** Seconds from opening an empty index to its being closed, durable. */
async function index(logs: RunLogs): Promise<number> {
  const storage = newFolder("ingest");
  const start = performance.now();
  const connection = await openIndex(logs.folder, storage);
  await loaded(connection);
  const { runCount } = await connection.api.status();
  await connection.close();
  const seconds = (performance.now() - start) / 1000;
  if (runCount !== logs.files.length) throw new Error(`${runCount} of ${logs.files.length} runs were indexed.`);
  rmSync(storage, { recursive: true });
  return seconds;
}

/** Seconds to parse each line and keep nothing: what any reader with JSON.parse needs at least. */
function parseOnly(logs: RunLogs): number {
  const start = performance.now();
  let records = 0;
  for (const file of logs.files) {
    const text = readFileSync(file, "latin1");
    for (let from = 0; from < text.length;) {
      const end = text.indexOf("\n", from);
      const record = JSON.parse(text.slice(from, end)) as { seq: number };
      records += record.seq >= 0 ? 1 : 0;
      from = end + 1;
    }
  }
  if (records < logs.points / 100) throw new Error("The logs are not complete.");
  return (performance.now() - start) / 1000;
}

/** What a first version would do: readline, JSON.parse, an object a point. */
async function naive(logShape: LogShape): Promise<void> {
  const logs = runLogs(workFolder, logShape);
  const times: number[] = [];
  const ours: number[] = [];
  for (let repetition = 0; repetition < 3; repetition++) {
    const start = performance.now();
    const points: { metric: string; step: number; value: number }[] = [];
    for (const file of logs.files) {
      for await (const line of createInterface({ input: createReadStream(file) })) {
        const { step, values } = JSON.parse(line) as { step: number; values?: Record<string, number> };
        for (const [metric, value] of Object.entries(values ?? {})) points.push({ metric, step, value });
      }
    }
    if (points.length !== logs.points) throw new Error("The naive reader lost points.");
    times.push((performance.now() - start) / 1000);
    ours.push(await index(logs));
  }
  rows.push({
    name: `beside a naive reader (readline, JSON.parse, an object a point, nothing saved): ${(logs.points / 1e6).toFixed(1)} M points`,
    unit: "s",
    median: median(ours),
    repetitions: 3,
    against: { name: "naive reader", median: median(times) },
    ratio: median(times) / median(ours),
    ratioOf: "times as fast",
  });
}
