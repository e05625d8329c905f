import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import type { OpenOptions } from "../../../../../src/protocol/indexApi";
import { bundleFolder } from "./bundleFolder";

/** Opens an index in a process of its own, and says "open" when it is; at the end of its input it closes it. */
const script = `
  const { Worker } = require("node:worker_threads");
  const worker = new Worker(process.argv[1]);
  worker.on("error", (error) => { process.stderr.write(String(error.stack)); process.exit(2); });
  worker.on("message", (message) => {
    if (message.rpc === "failure") { process.stderr.write(message.message); process.exit(3); }
    if (message.rpc === "result" && message.id === 1) process.stdout.write("open\\n");
    if (message.rpc === "result" && message.id === 2) process.exit(0);
  });
  worker.postMessage({ rpc: "call", id: 1, method: "open", args: [JSON.parse(process.argv[2])] });
  process.stdin.on("end", () => worker.postMessage({ rpc: "call", id: 2, method: "close", args: [] }));
  process.stdin.resume();
`;

const running = new Set<ChildProcess>();

afterEach(() => {
  for (const child of running) child.kill("SIGKILL");
  running.clear();
});

/** An index in another process, as a second window or as the victim of a kill. */
export class IndexProcess {
  readonly #child: ChildProcess;
  readonly #open: Promise<unknown>;
  readonly #end: Promise<unknown>;

  constructor(options: OpenOptions) {
    const worker = path.join(bundleFolder(), "worker.js");
    this.#child = spawn(process.execPath, ["-e", script, worker, JSON.stringify(options)], {
      stdio: ["pipe", "pipe", "inherit"],
    });
    running.add(this.#child);
    this.#end = once(this.#child, "exit");
    this.#open = Promise.race([once(this.#child.stdout!, "data"), this.#end]);
  }

  /** Resolves when it is open, or has ended. */
  async opened(): Promise<void> {
    await this.#open;
  }

  /** Ends it as a crash of the machine's user would: nothing is saved. */
  async kill(): Promise<void> {
    this.#child.kill("SIGKILL");
    await this.#end;
    running.delete(this.#child);
  }

  async close(): Promise<void> {
    this.#child.stdin!.end();
    await this.#end;
    running.delete(this.#child);
  }
}
