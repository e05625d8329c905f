import * as vscode from "vscode";
import type { IndexConnection } from "../../index/client/indexConnection";
import type { StartIndexOptions } from "../../index/client/startIndex";
import type { IndexApi, IndexNotices, IndexStatus, OpenOptions } from "../../protocol/indexApi";
import type { RunStart } from "../../protocol/runStart";
import { setContextKey } from "../base/setContextKey";

/** What the index tells about runs that were watched. */
export type RunNotice = Parameters<IndexNotices["runEvent"]>[0];

/** How far the index is, as the views show it. */
export type IndexState = "idle" | "loading" | "ready" | "failed";

/** Starts the index when somebody first asks for it, keeps its status, and ends it. */
export class IndexService implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<readonly string[] | null>();
  readonly #noticed = new vscode.EventEmitter<RunNotice>();
  readonly #started = new vscode.EventEmitter<RunStart>();
  readonly #moved = new vscode.EventEmitter<IndexState>();
  /** Runs that changed, or null: anything may have. */
  readonly onDidChange = this.#changed.event;
  readonly onDidNotice = this.#noticed.event;
  /** A run of another tool has just begun. */
  readonly onDidStartRun = this.#started.event;
  /** The state or the status is another one. */
  readonly onDidChangeState = this.#moved.event;
  #connection: IndexConnection | null = null;
  #opening: Promise<IndexApi> | null = null;
  #state: IndexState = "idle";
  #status: IndexStatus | null = null;
  #failure: string | null = null;
  #isEnded = false;

  constructor(
    private readonly start: (options: StartIndexOptions) => IndexConnection,
    private readonly options: () => Promise<OpenOptions>,
    private readonly log: vscode.LogOutputChannel,
  ) {}

  get state(): IndexState {
    return this.#state;
  }

  /** What the index last told of itself; null before it was opened. */
  get status(): IndexStatus | null {
    return this.#status;
  }

  /** Why the state is `failed`. */
  get failure(): string | null {
    return this.#failure;
  }

  /** Whether a thread runs. */
  get isStarted(): boolean {
    return this.#connection !== null;
  }

  /** The open index; starts it when it does not run. Rejects when it cannot be opened. */
  open(): Promise<IndexApi> {
    if (this.#isEnded) return Promise.reject(new Error("Runback is being closed."));
    this.#opening ??= this.#open();
    return this.#opening;
  }

  /** Hands changed folders and settings to a running index. */
  async update(): Promise<void> {
    if (this.#connection === null) return;
    const { workspaceFolders, logDirectories } = await this.options();
    await (await this.open()).setLogDirectories(workspaceFolders, logDirectories);
    await this.refreshStatus();
  }

  /** Asks the index how it is doing, and tells when that changed. */
  async refreshStatus(): Promise<void> {
    const connection = this.#connection;
    if (connection === null) return;
    const status = await connection.api.status();
    if (connection !== this.#connection) return;
    this.#status = status;
    this.#move(status.isLoading ? "loading" : "ready");
  }

  /** Ends the thread; the next `open` starts another. */
  async stop(): Promise<void> {
    const connection = this.#connection;
    this.#connection = null;
    this.#opening = null;
    this.#status = null;
    this.#move("idle");
    await connection?.close();
  }

  /** Ends the thread and starts another with the settings as they are now. */
  async restart(): Promise<void> {
    await this.stop();
    await this.open();
    this.#changed.fire(null);
  }

  /** For the extension's own end: no start after this. */
  async end(): Promise<void> {
    this.#isEnded = true;
    await this.stop();
    this.#changed.dispose();
    this.#noticed.dispose();
    this.#started.dispose();
    this.#moved.dispose();
  }

  dispose(): void {
    this.end().catch((error: unknown) => this.log.error(error instanceof Error ? error : String(error)));
  }

  async #open(): Promise<IndexApi> {
    this.#move("loading");
    try {
      const options = await this.options();
      const onEnd = (reason: string): void => this.#ended(connection, reason);
      const connection = this.start({ notices: this.#notices(), onEnd });
      this.#connection = connection;
      this.#status = await connection.api.open(options);
      this.log.info(`index open in ${options.storageFolder}: ${this.#status.runCount} runs, ${this.#status.role}`);
      this.#move(this.#status.isLoading ? "loading" : "ready");
      return connection.api;
    } catch (error) {
      this.#failure = error instanceof Error ? error.message : String(error);
      const connection = this.#connection;
      this.#connection = null;
      this.#opening = null;
      this.#move("failed");
      await connection?.close();
      throw error;
    }
  }

  #notices(): IndexNotices {
    return {
      changed: ({ runIds }) => this.#changed.fire(runIds),
      runEvent: (notice) => this.#noticed.fire(notice),
      runStarted: (start) => this.#started.fire(start),
      log: ({ level, message }) => this.log[level](message),
    };
  }

  /** A thread that crashes again and again is given up by the client; the user can try again by Refresh. */
  #ended(connection: IndexConnection, reason: string): void {
    this.log.error(`the index was given up: ${reason}`);
    if (connection !== this.#connection) return;
    this.#connection = null;
    this.#opening = null;
    this.#failure = reason;
    this.#move("failed");
  }

  #move(state: IndexState): void {
    this.#state = state;
    setContextKey("runback.index.state", state);
    this.#moved.fire(state);
  }
}
