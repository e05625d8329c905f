import path from "node:path";
import { Worker } from "node:worker_threads";
import type { IndexApi, IndexNotices, OpenOptions } from "../../protocol/indexApi";
import { indexContract } from "../../protocol/indexContract";
import { RpcClient } from "../../protocol/rpc/rpcClient";
import { RpcError } from "../../protocol/rpc/rpcError";
import { threadPort } from "../threadPort";
import type { IndexConnection } from "./indexConnection";

/** Waits before the thread is started again (ms), one for each crash in a row; then the index is given up. */
const backOff = [0, 100, 300, 1000, 1000];
/** A thread that lived so long (ms) begins a new row of crashes when it ends. */
const soundAfter = 60_000;
/** Longest wait for the thread to save when it is closed (ms). */
const closeWithin = 10_000;

/**
 * Bounds of the heap (MB), so that running out of memory ends the thread and not the process around it. They also say
 * how much garbage is left lying: with twice as much 10,000 runs take 20 MB more once they have been read, and a start
 * is no faster by it.
 */
const resourceLimits = { maxOldGenerationSizeMb: 1024, maxYoungGenerationSizeMb: 6 };

/** What an index thread needs to start. */
export interface StartIndexOptions {
  readonly notices: IndexNotices;
  /** Told once, when the thread crashed too often in a row to be started again. */
  readonly onEnd?: (reason: string) => void;
  /** The worker's bundle; by default it lies beside the bundle that this file is in. */
  readonly workerFile?: string;
}

/**
 * Starts the index thread. When it crashes or runs out of memory it is started again within a second and opened as
 * before: what it had not saved is read from the logs again, so nothing is lost.
 */
export function startIndex(options: StartIndexOptions): IndexConnection {
  return new RestartingIndex(options);
}

class RestartingIndex implements IndexConnection {
  readonly api: IndexApi;
  #worker: Worker | null = null;
  #client: Promise<RpcClient<IndexApi, IndexNotices>>;
  #open: OpenOptions | null = null;
  #crashes = 0;
  #startedAt = 0;
  #closing: Promise<void> | null = null;

  constructor(private readonly options: StartIndexOptions) {
    this.#client = Promise.resolve(this.#start());
    const methods = (Object.keys(indexContract) as (keyof IndexApi)[]).map((method) => [
      method,
      (...args: unknown[]) => this.#call(method, args),
    ]);
    this.api = Object.fromEntries(methods) as IndexApi;
  }

  close(): Promise<void> {
    return (this.#closing ??= this.#close());
  }

  /** Asks the thread, and the next one once more when this one ends before it answers. */
  async #call(method: keyof IndexApi, args: readonly unknown[]): Promise<unknown> {
    if (method === "close") return this.close();
    if (this.#closing) throw new RpcError("disposed", "The index is closed.");
    if (method === "open") this.#open = args[0] as OpenOptions;
    const client = await this.#client;
    try {
      const answer = await ask(client, method, args);
      if (method === "setLogDirectories") this.#remember(args as Parameters<IndexApi["setLogDirectories"]>);
      if (method === "showArchived" && this.#open) this.#open = { ...this.#open, showsArchived: args[0] === true };
      return answer;
    } catch (error) {
      if (!RpcError.is(error, "disposed") || this.#closing) throw error;
      const next = await this.#client;
      // A restart opens the index by itself.
      return method === "open" ? next.api.status() : ask(next, method, args);
    }
  }

  #remember([workspaceFolders, logDirectories]: Parameters<IndexApi["setLogDirectories"]>): void {
    if (this.#open) this.#open = { ...this.#open, workspaceFolders, logDirectories };
  }

  #start(): RpcClient<IndexApi, IndexNotices> {
    const { notices, workerFile = path.join(__dirname, "worker.js") } = this.options;
    const worker = new Worker(workerFile, { resourceLimits });
    this.#worker = worker;
    this.#startedAt = performance.now();
    const log = (message: string) => notices.log({ level: "warn", message });
    const client = new RpcClient<IndexApi, IndexNotices>(threadPort(worker), indexContract, notices, later, log);
    let why = "";
    worker.on("error", (error) => (why = error instanceof Error ? error.message : String(error)));
    worker.on("exit", (code) => {
      if (!this.#closing) this.#crashed(why || `it ended with code ${code}`, client);
      else client.dispose("The index was closed.");
    });
    return client;
  }

  /** The next thread is on its way before anybody learns that this one is gone. */
  #crashed(reason: string, client: RpcClient<IndexApi, IndexNotices>): void {
    const { notices, onEnd } = this.options;
    if (performance.now() - this.#startedAt > soundAfter) this.#crashes = 0;
    const wait = backOff[this.#crashes++];
    notices.log({ level: "error", message: `The index thread crashed: ${reason}` });
    if (wait === undefined) {
      this.#client = Promise.reject(new RpcError("disposed", `The index crashed again and again: ${reason}`));
      this.#client.catch(() => undefined); // told to whoever calls next
      onEnd?.(reason);
    } else this.#client = this.#restart(wait);
    client.dispose(`The index thread crashed: ${reason}`);
  }

  async #restart(wait: number): Promise<RpcClient<IndexApi, IndexNotices>> {
    await new Promise((resolve) => setTimeout(resolve, wait));
    if (this.#closing) throw new RpcError("disposed", "The index is closed.");
    const client = this.#start();
    if (this.#open) {
      try {
        await client.call("open", [this.#open]);
      } catch (error) {
        if (!RpcError.is(error, "disposed")) throw error;
        return this.#client; // it crashed again: whoever waits goes on to the next one
      }
    }
    return client;
  }

  async #close(): Promise<void> {
    const client = await this.#client.catch(() => null); // a thread that could not be started has nothing to save
    try {
      await client?.call("close", [], { timeout: closeWithin });
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      this.options.notices.log({ level: "warn", message: `The index could not be closed in order: ${message}` });
    }
    await this.#worker?.terminate();
    client?.dispose("The index was closed.");
  }
}

/** A call whose arguments were typed where it was made. */
function ask(
  client: RpcClient<IndexApi, IndexNotices>,
  method: keyof IndexApi,
  args: readonly unknown[],
): Promise<unknown> {
  return (client.api[method] as (...args: readonly unknown[]) => Promise<unknown>)(...args);
}

function later(run: () => void, milliseconds: number): () => void {
  const timer = setTimeout(run, milliseconds);
  return () => clearTimeout(timer);
}
