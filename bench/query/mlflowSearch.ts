import { spawn, type ChildProcessWithoutNullStreams } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { createInterface } from "node:readline";
import { pipeline } from "node:stream/promises";
import type { RunDetail } from "../../src/core/model/runDetail";
import { paramQueryText } from "../../src/core/query/paramQueryText";

/** Python with MLflow. */
const python = process.env["RUNBACK_BENCH_PYTHON"] ?? "python3";

/** One page of `search_runs`. */
export interface MlflowQuestion {
  readonly filter: string;
  readonly order: readonly string[];
  readonly limit: number;
}

/** MLflow's own search over runs, in a process that stays: starting and connecting are not counted. */
export class MlflowSearch {
  readonly #process: ChildProcessWithoutNullStreams;
  readonly #lines: AsyncIterator<string, undefined>;

  /** @param folder empty; the store is made there */
  constructor(folder: string) {
    this.#process = spawn(python, [path.resolve("bench", "tools", "mlflowSearch.py"), folder]);
    this.#process.stderr.resume(); // MLflow tells of its migrations there
    this.#process.stdin.on("error", () => undefined); // it ended: its last line says why, or there is none
    this.#process.on("error", () => undefined); // no such program: no line comes
    this.#lines = createInterface({ input: this.#process.stdout })[Symbol.asyncIterator]();
  }

  /** Writes the runs into its store. @returns why it cannot be measured; null: it can be */
  async fill(runs: Iterable<RunDetail>): Promise<string | null> {
    try {
      await pipeline(linesOf(runs), this.#process.stdin, { end: false });
    } catch {
      // It ended before it read them all: its answer says why.
    }
    const answer = await this.#next<{ runs: number }>();
    return "missing" in answer ? answer.missing : null;
  }

  /** Ids of the page's runs, and its processor time (ms). */
  async ask(question: MlflowQuestion): Promise<{ ids: string[]; time: number }> {
    this.#process.stdin.write(`${JSON.stringify(question)}\n`);
    const answer = await this.#next<{ seconds: number; ids: string[] }>();
    if ("missing" in answer) throw new Error(answer.missing);
    return { ids: answer.ids, time: answer.seconds * 1000 };
  }

  async close(): Promise<void> {
    const { pid, exitCode, signalCode } = this.#process;
    const isRunning = pid !== undefined && exitCode === null && signalCode === null;
    this.#process.stdin.end();
    if (isRunning) await once(this.#process, "exit");
  }

  async #next<T>(): Promise<T | { missing: string }> {
    const { value, done } = await this.#lines.next();
    return done ? { missing: `${python} ended without an answer` } : (JSON.parse(value) as T);
  }
}

/** A line for each run, and an empty one. */
function* linesOf(runs: Iterable<RunDetail>): IterableIterator<string> {
  for (const { row, params, metrics } of runs) {
    const { runId: id, runName: name, startTime: start, endTime: end } = row;
    const texts = Object.fromEntries(Object.entries(params).map(([key, value]) => [key, paramQueryText(value)]));
    const numbers = Object.fromEntries(Object.entries(metrics).map(([key, { last }]) => [key, last]));
    yield `${JSON.stringify({ id, name, start, end, params: texts, metrics: numbers })}\n`;
  }
  yield "\n";
}
