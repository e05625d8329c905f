import * as vscode from "vscode";
import type { RunStart } from "../../../protocol/runStart";
import { readSetting } from "../../base/readSetting";
import { gitValue } from "../../source/gitValue";
import type { CodeTools } from "../codeTools";

/** Age of a run (ms) from which on nothing can be said about its code any more. */
const oldest = 10_000;
/** A snapshot that takes longer (ms) is given up. */
const mostTime = 30_000;
/** How much longer than a snapshot took the next one is put off, at most (ms): many short runs do not keep git busy. */
const rest = 4;
const mostRest = 5_000;

/**
 * Takes a snapshot of the code when a run of another tool starts, if it surely runs that code (docs/snapshots.md). One
 * after the other; only in a trusted workspace, and not when the user has turned it off.
 */
export class RunObserver implements vscode.Disposable {
  readonly #listener: vscode.Disposable;
  readonly #waiting: RunStart[] = [];
  readonly #stop = new AbortController();
  #isBusy = false;

  constructor(
    private readonly tools: Pick<CodeTools, "git" | "index">,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.#listener = tools.index.onDidStartRun((start) => {
      if (!vscode.workspace.isTrusted || !readSetting("runback.observeRuns")) return;
      this.#waiting.push(start);
      if (!this.#isBusy) void this.#work();
    });
  }

  dispose(): void {
    this.#listener.dispose();
    this.#waiting.length = 0;
    this.#stop.abort();
  }

  async #work(): Promise<void> {
    this.#isBusy = true;
    for (let start = this.#waiting.shift(); start !== undefined; start = this.#waiting.shift()) {
      if (Date.now() - start.startTime > oldest) {
        this.log.info(`no snapshot for ${start.runId}: another one took too long`);
        continue;
      }
      const begin = performance.now();
      try {
        await this.#observe(start);
      } catch (error) {
        this.log.info(`no snapshot for ${start.runId}: ${error instanceof Error ? error.message : String(error)}`);
      }
      const wait = Math.min((performance.now() - begin) * rest, mostRest);
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
    this.#isBusy = false;
  }

  async #observe(start: RunStart): Promise<void> {
    const { git, index } = this.tools;
    const { runId, logFolder, ...known } = start;
    const leftOut = [...(logFolder === null ? [] : [logFolder]), ...(index.status?.logDirectories ?? [])];
    const signal = AbortSignal.any([this.#stop.signal, AbortSignal.timeout(mostTime)]);
    const { source, reason } = gitValue(await git.snapshots.observe({ ...known, leftOut }, { signal }));
    if (source === null) {
      this.log.info(`no snapshot for ${runId}: ${reason ?? ""}`);
      return;
    }
    await (await index.open()).addObserved(runId, source);
    gitValue(await git.snapshots.link(start.runFolder, { runId, source }));
  }
}
