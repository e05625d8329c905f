import { randomUUID } from "node:crypto";
import { appendFileSync, mkdirSync } from "node:fs";
import { hostname } from "node:os";
import path from "node:path";

/** What a run says of itself at its start; the rest is made up. */
export interface RunStart {
  readonly name: string;
  readonly experiment?: string;
  readonly parent?: string;
  readonly pid?: number;
  /** Seconds before now. */
  readonly age?: number;
}

/** Writes a run into a log directory as the logger would, one append a record (docs/log-format.md). */
export class LogWriter {
  readonly id: string;
  readonly folder: string;
  readonly file: string;
  #seq = 0;
  readonly #start: number;

  /** @param logs the log directory */
  constructor(start: RunStart, logs: string) {
    const { name, experiment = "host-tests", parent = null, pid = process.pid, age = 0 } = start;
    this.id = `01TEST${randomUUID().replaceAll("-", "").slice(0, 20).toUpperCase()}`;
    this.#start = Date.now() / 1000 - age;
    this.folder = path.join(logs, experiment, this.id);
    this.file = path.join(this.folder, "events.jsonl");
    mkdirSync(this.folder, { recursive: true });
    const identity = { run_id: this.id, run_name: name, experiment, attempt: 1, parent_run_id: parent };
    this.write("run.start", { ...identity, pid, host: hostname(), user: "tester" });
  }

  /** The run's id as the index gives it. */
  get runId(): string {
    return `runback:${this.id}`;
  }

  write(type: string, fields: object = {}): this {
    const time = this.#start + this.#seq / 1000;
    const record = { v: 1, type, seq: this.#seq++, t: Number(time.toFixed(3)), ...fields };
    return this.raw(`${JSON.stringify(record)}\n`);
  }

  /** Appends text that need not be a record. */
  raw(text: string): this {
    appendFileSync(this.file, text);
    return this;
  }

  metric(step: number, values: Readonly<Record<string, number | string>>): this {
    return this.write("metric", { step, values });
  }

  end(status: "FINISHED" | "FAILED" | "KILLED" = "FINISHED"): this {
    const error = status === "FAILED" ? { type: "ValueError", message: "bad shape", traceback: null } : null;
    return this.write("run.end", { status, exit_code: status === "FINISHED" ? 0 : 1, error, duration: 1 });
  }
}
