import { appendFileSync, mkdirSync } from "node:fs";
import path from "node:path";
import type { RunEvent } from "../../../../../../src/core/ingest/runEvent";
import type { Line } from "./lineImporter";

type Start = Extract<RunEvent, { kind: "start" }>;

/** Writes logs of `lineImporter`, one append a call. */
export class LineLog {
  constructor(readonly file: string) {
    mkdirSync(path.dirname(file), { recursive: true });
  }

  write(...lines: readonly Line[]): this {
    appendFileSync(this.file, lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
    return this;
  }

  start(runId: string, fields: Partial<Start> = {}, run: Pick<Line, "run" | "directory"> = {}): this {
    const nothing = { experiment: null, parentId: null, host: null, pid: null, note: null };
    const event: Start = { kind: "start", time: Date.now(), runId, runName: runId, ...nothing, ...fields };
    return this.write({ ...run, event });
  }

  /** Points of one metric at steps `from` to `to` (not included); the value is the step through `divisor`. */
  points(metric: string, from: number, to: number, divisor = 1, run: Pick<Line, "run" | "directory"> = {}): this {
    const steps = Array.from({ length: to - from }, (_, i) => from + i);
    return this.write(...steps.map((step) => ({ ...run, metric, step, value: step / divisor, time: Date.now() })));
  }

  end(run: Pick<Line, "run" | "directory"> = {}): this {
    const event = { kind: "end", time: Date.now(), status: "FINISHED", exitCode: 0, error: null } as const;
    return this.write({ ...run, event });
  }
}
