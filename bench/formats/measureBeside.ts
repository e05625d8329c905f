import { appendFileSync, linkSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import { eventFile } from "../generate/eventFiles";
import { median, quantile } from "../generate/statistics";
import { newFolder, openIndex, workFolder } from "../support/benchIndex";
import type { PartRow } from "../support/partResult";

const goal = 1000;
/** Time between two lines of the live run (ms), and between two questions for them. */
const [writeEvery, askEvery] = [50, 2];
const runId = "01KAVD9WBX1BFWSZYJXH7QEPG7";
const steps = 100_000;

/**
 * How late points of a live run of ours show while the index reads so many bytes of TensorBoard's for the first time.
 * The event files are links to one, each with a name, and so an id, of its own.
 */
export async function measureBeside(bytes: number): Promise<PartRow> {
  const made = eventFile(workFolder, { tags: 20, steps, encoding: "simple" });
  const home = newFolder("beside");
  const logs = path.join(home, "logs");
  const count = Math.ceil(bytes / made.bytes);
  for (let run = 0; run < count; run++) {
    const folder = path.join(logs, "events", `run-${run}`);
    mkdirSync(folder, { recursive: true });
    linkSync(made.file, path.join(folder, `events.out.tfevents.${1_764_000_000 + run}.bench.1.0`));
  }
  const log = path.join(logs, "live", runId, "events.jsonl");
  mkdirSync(path.dirname(log), { recursive: true });
  let seq = 0;
  const write = (fields: object) =>
    appendFileSync(log, `${JSON.stringify({ v: 1, seq: seq++, t: Date.now() / 1000, ...fields })}\n`);
  writeFileSync(log, "");
  write({ type: "run.start", run_id: runId, run_name: "live", experiment: "live", attempt: 1 });
  mkdirSync(path.join(home, "storage"));
  const connection = await openIndex(logs, path.join(home, "storage"));
  const ages: number[] = [];
  try {
    const seen = async () => (await connection.api.run(`runback:${runId}`))?.metrics["loss"]?.count ?? 0;
    for (let points = 1; (await connection.api.status()).isLoading || points < 20; points++) {
      const begun = performance.now();
      write({ type: "metric", step: points, values: { loss: points } });
      while ((await seen()) < points) await setTimeout(askEvery);
      ages.push(performance.now() - begun);
      await setTimeout(writeEvery);
    }
  } finally {
    await connection.close();
    rmSync(home, { recursive: true });
  }
  const p95 = quantile(ages, 0.95);
  return {
    name: `a point of a live run of ours while ${(bytes / 1e9).toFixed(1)} GB of event files are indexed: from the disk to the index`,
    unit: "ms",
    median: median(ages),
    p95,
    repetitions: ages.length,
    goal: `at most ${goal} ms`,
    isMet: p95 <= goal,
  };
}
