import { closeSync, existsSync, mkdirSync, openSync, rmSync, statSync, writeFileSync, writeSync } from "node:fs";
import path from "node:path";
import { seededRandom } from "./seededRandom";

/** How many logs, and what is in each. The same shape gives the same bytes. */
export interface LogShape {
  readonly runs: number;
  readonly experiments: number;
  readonly steps: number;
  readonly metrics: number;
  readonly params: number;
  /** Values as 6-digit decimals, or as full doubles (17 digits). */
  readonly digits: 6 | 17;
  readonly seed: number;
}

/** Logs of finished runs in Runback's own format. */
export interface RunLogs {
  /** Log directory. */
  readonly folder: string;
  readonly files: readonly string[];
  readonly points: number;
  readonly bytes: number;
}

/** Start of the made-up time, in seconds since the epoch. */
const firstTime = 1_764_000_000;

/** Writes the logs below `parent`, unless they lie there already from an earlier call. */
export function runLogs(parent: string, shape: LogShape): RunLogs {
  const { runs, experiments, steps, metrics, params, digits, seed } = shape;
  const name = `logs-${runs}x${metrics}x${steps}-p${params}-e${experiments}-d${digits}-s${seed}`;
  const folder = path.join(parent, name, "runs");
  const files: string[] = [];
  const done = path.join(parent, name, "done");
  const isThere = existsSync(done);
  if (!isThere) rmSync(folder, { recursive: true, force: true });
  for (let run = 0; run < runs; run++) {
    const directory = path.join(folder, `experiment-${run % experiments}`, runId(run));
    const file = path.join(directory, "events.jsonl");
    files.push(file);
    if (isThere) continue;
    mkdirSync(directory, { recursive: true });
    writeLog(file, run, shape);
  }
  if (!isThere) writeFileSync(done, "");
  const bytes = files.reduce((sum, file) => sum + statSync(file).size, 0);
  return { folder, files, points: runs * steps * metrics, bytes };
}

function runId(run: number): string {
  return `01BENCH${String(run).padStart(19, "0")}`;
}

function writeLog(file: string, run: number, { steps, metrics, params, digits, seed, experiments }: LogShape): void {
  const random = seededRandom(seed * 1_000_003 + run);
  const names = Array.from({ length: metrics }, (_, i) => (i === 0 ? "loss" : `metric_${i}`));
  let seq = 0;
  let time = firstTime + run * 60;
  const record = (type: string, fields: object) =>
    `${JSON.stringify({ v: 1, type, seq: seq++, t: Number((time += 0.05).toFixed(3)), ...fields })}\n`;
  const ids = { run_id: runId(run), run_name: `bench-${run}`, experiment: `experiment-${run % experiments}` };
  const fd = openSync(file, "w");
  let text = record("run.start", { ...ids, attempt: 1, parent_run_id: null, pid: 1, host: "bench", user: "bench" });
  const values = Array.from({ length: params }, (_, i) => [`param_${i}`, i % 3 === 0 ? `value-${run % 17}` : random()]);
  text += record("params", { params: Object.fromEntries(values) as object });
  const level = names.map(() => random());
  for (let step = 0; step < steps; step++) {
    for (let i = 0; i < metrics; i++) level[i] = level[i]! * 0.999 + (random() - 0.5) * 0.01;
    const row = names.map((name, i) => [name, digits === 6 ? Number(level[i]!.toFixed(6)) : level[i]!]);
    text += record("metric", { step, values: Object.fromEntries(row) as object });
    if (text.length > 1 << 20) {
      writeSync(fd, text);
      text = "";
    }
  }
  text += record("run.end", { status: "FINISHED", exit_code: 0, error: null, duration: steps * 0.05 });
  writeSync(fd, text);
  closeSync(fd);
}
