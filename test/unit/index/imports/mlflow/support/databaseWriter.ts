import assert from "node:assert/strict";
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { temporaryFolder } from "../../../live/support/temporaryFolder";

const script = path.resolve("test/unit/index/imports/mlflow/writer.py");
const python = process.env["PYTHON"] ?? "python3";

/** A process that writes a database of MLflow's shape (writer.py): transactions of 40 points, and a tag that counts them. */
export class DatabaseWriter {
  readonly file = path.join(temporaryFolder(), "mlflow.db");
  readonly #child: ChildProcess;
  #output = "";
  #errors = "";

  /** @param seconds for which it writes; null: until it is told to stop */
  constructor(mode: string, seconds: number | null, staysOpen = false) {
    const args = [script, this.file, mode, String(seconds ?? "told"), ...(staysOpen ? ["open"] : [])];
    this.#child = spawn(python, args, { stdio: ["pipe", "pipe", "pipe"] });
    this.#child.stdout!.on("data", (data) => (this.#output += String(data)));
    this.#child.stderr!.on("data", (data) => (this.#errors += String(data)));
  }

  async #until(pattern: RegExp): Promise<RegExpExecArray> {
    for (let waited = 0; waited < 60_000; waited += 20) {
      const match = pattern.exec(this.#output);
      if (match) return match;
      if (this.#child.exitCode !== null && this.#errors !== "") break;
      await delay(20);
    }
    throw new Error(`The writer did not say ${String(pattern)}: ${this.#output} ${this.#errors}`);
  }

  ready(): Promise<RegExpExecArray> {
    return this.#until(/ready/);
  }

  stop(): void {
    this.#child.stdin!.end();
  }

  /** Waits for its end, which is a good one, and gives the number of points it wrote. */
  async points(): Promise<number> {
    const [, points] = await this.#until(/ready\s+(\d+)\s/);
    assert.equal(this.#errors, "");
    return Number(points);
  }

  async close(): Promise<void> {
    if (this.#child.exitCode !== null) return;
    const exit = once(this.#child, "exit");
    this.#child.stdin!.end(); // nothing is written: it may have ended already
    const timer = setTimeout(() => this.#child.kill(), 60_000);
    await exit;
    clearTimeout(timer);
  }
}
