import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { LogWriter } from "./logWriter";

/** Numbers from 0 to `below` (not included), the same for the same seed. */
export type Dice = (below: number) => number;

export function dice(seed: number): Dice {
  let state = seed >>> 0 || 1;
  return (below) => {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9;
    state = Math.imul(state ^ (state >>> 13), 0x297a2d39) >>> 0;
    return state % below;
  };
}

/** Does things to the logs of a directory that writers, users and tools do, one a call. */
export class LogMutations {
  readonly #writers: LogWriter[] = [];
  #made = 0;
  #step = 0;

  constructor(
    private readonly logs: string,
    private readonly roll: Dice,
  ) {}

  /** @returns what was done, for the message of a failing test */
  mutate(): string {
    const writer = this.#writers[this.roll(this.#writers.length || 1)];
    if (!writer || this.#made < 2 || this.roll(12) === 0) return this.#newRun();
    if (!existsSync(writer.file)) return this.#forget(writer);
    const acts: [string, () => void][] = [
      ["append", () => this.#append(writer, 1 + this.roll(40))],
      ["append", () => this.#append(writer, 1 + this.roll(5))],
      ["append much", () => this.#append(writer, 2000)],
      ["append in pieces", () => this.#torn(writer)],
      ["CRLF and junk", () => writer.raw("junk\r\n")],
      ["resume", () => this.#resume(writer)],
      ["end", () => writer.end(this.roll(2) ? "FINISHED" : "FAILED")],
      ["params and tags", () => this.#params(writer)],
      ["truncate", () => truncateSync(writer.file, this.roll(statSync(writer.file).size + 1))],
      ["truncate to nothing", () => truncateSync(writer.file, 0)],
      ["copy and replace", () => this.#copyReplace(writer)],
      ["rewrite in place", () => this.#rewrite(writer)],
      ["remove the log", () => rmSync(writer.file)],
      ["remove the folder", () => rmSync(writer.directory, { recursive: true })],
      ["move the folder", () => this.#move(writer)],
    ];
    const [name, act] = acts[this.roll(acts.length)]!;
    act();
    return `${name} ${writer.runId}`;
  }

  #newRun(): string {
    const experiment = `e${this.roll(3)}`;
    const runId = `RUN${++this.#made}`;
    this.#writers.push(new LogWriter(path.join(this.logs, experiment, runId)).start());
    return `new run ${runId}`;
  }

  #forget(writer: LogWriter): string {
    this.#writers.splice(this.#writers.indexOf(writer), 1);
    return `forget ${writer.runId}`;
  }

  #append(writer: LogWriter, rows: number): void {
    let text = "";
    for (let row = 0; row < rows; row++) {
      const step = this.#step++ % 500;
      const values: Record<string, number | string> = { loss: this.roll(1e6) / 1e6 };
      if (row % 3 === 0) values["accuracy"] = this.roll(1000) / 7;
      if (this.roll(50) === 0) values["loss"] = "NaN";
      text += writer.line("metric", { step, values });
    }
    writer.raw(text);
  }

  #torn(writer: LogWriter): void {
    const line = writer.line("metric", { step: this.#step++ % 500, values: { loss: 0.125 } });
    const at = 1 + this.roll(line.length - 2);
    writer.raw(line.slice(0, at));
    if (this.roll(3) > 0) writer.raw(line.slice(at));
  }

  #resume(writer: LogWriter): void {
    writer.record("run.resume", { attempt: 2 + this.roll(3), start_step: this.roll(500), pid: 1, host: "test" });
  }

  #params(writer: LogWriter): void {
    writer.record("params", { params: { lr: this.roll(100) / 100, nested: { deep: "yes" } } });
    writer.record("tags", { tags: { kind: this.roll(2) ? "a" : null } });
  }

  /** The same bytes and more in a new file under the old name. */
  #copyReplace(writer: LogWriter): void {
    copyFileSync(writer.file, `${writer.file}.new`);
    appendFileSync(`${writer.file}.new`, writer.line("note", { text: "copied" }));
    renameSync(`${writer.file}.new`, writer.file);
  }

  /** Other bytes in the same file, which may be shorter or longer than before. */
  #rewrite(writer: LogWriter): void {
    const text = readFileSync(writer.file, "utf8").split("\n").slice(0, 2).join("\n");
    writeFileSync(writer.file, `${text}\n`);
    this.#append(writer, this.roll(100));
  }

  #move(writer: LogWriter): void {
    const to = path.join(this.logs, `e${this.roll(3)}`, `moved-${writer.runId}-${this.#step++}`);
    mkdirSync(path.dirname(to), { recursive: true });
    renameSync(writer.directory, to);
    this.#forget(writer);
    this.#writers.push(new LogWriter(to, writer.runId, writer.time + 1));
    this.#writers.at(-1)!.seq = writer.seq;
  }
}
