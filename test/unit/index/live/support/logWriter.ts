import { appendFileSync, mkdirSync } from "node:fs";
import path from "node:path";

/** Writes a run's log as the logger does: one append a record. */
export class LogWriter {
  readonly file: string;
  seq = 0;

  constructor(
    readonly directory: string,
    readonly runId = path.basename(directory),
    /** Time of the next record in seconds; each record is a millisecond later. */
    public time = Date.now() / 1000,
  ) {
    this.file = path.join(directory, "events.jsonl");
    mkdirSync(directory, { recursive: true });
  }

  /** The text of a record; it counts as written. */
  line(type: string, fields: Record<string, unknown> = {}): string {
    this.time += 0.001;
    return `${JSON.stringify({ v: 1, type, seq: this.seq++, t: Number(this.time.toFixed(3)), ...fields })}\n`;
  }

  record(type: string, fields: Record<string, unknown> = {}): void {
    this.raw(this.line(type, fields));
  }

  raw(text: string | Uint8Array): void {
    appendFileSync(this.file, text);
  }

  start(fields: Record<string, unknown> = {}): this {
    const experiment = path.basename(path.dirname(this.directory));
    const ids = { run_id: this.runId, run_name: this.runId.toLowerCase(), experiment, parent_run_id: null };
    this.record("run.start", { ...ids, attempt: 1, pid: process.pid, host: "test", user: "test", ...fields });
    return this;
  }

  metric(step: number, values: Record<string, number | string>): void {
    this.record("metric", { step, values });
  }

  /** Points of `loss` and `accuracy` at steps `from` to `to` (not included), in one write. */
  metrics(from: number, to: number): this {
    let text = "";
    for (let step = from; step < to; step++)
      text += this.line("metric", { step, values: { loss: 1 / (step + 1), accuracy: step / 1000 } });
    this.raw(text);
    return this;
  }

  end(status = "FINISHED"): this {
    this.record("run.end", { status, exit_code: status === "FINISHED" ? 0 : 1, error: null, duration: 1 });
    return this;
  }
}
