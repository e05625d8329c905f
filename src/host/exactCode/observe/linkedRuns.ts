import path from "node:path";
import * as vscode from "vscode";
import { findTopLevel } from "../../../git/repository/findTopLevel";
import type { IndexApi } from "../../../protocol/indexApi";
import type { CodeTools } from "../codeTools";

/** Runs asked for at a time. */
const pageSize = 500;

/**
 * Tells the index, once it has read all logs, which runs were seen to start with which code: the repositories keep that,
 * so that it outlives Reset State and a new version of the index. Only in a trusted workspace.
 */
export class LinkedRuns implements vscode.Disposable {
  readonly #listeners: vscode.Disposable[];
  #isDone = false;

  constructor(
    private readonly tools: Pick<CodeTools, "git" | "index">,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.#listeners = [
      tools.index.onDidChangeState((state) => {
        if (state === "idle" || state === "failed") this.#isDone = false;
        this.#start();
      }),
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.#start()),
    ];
  }

  dispose(): void {
    for (const listener of this.#listeners) listener.dispose();
  }

  #start(): void {
    if (this.#isDone || this.tools.index.state !== "ready" || !vscode.workspace.isTrusted) return;
    this.#isDone = true;
    this.#tell().catch((error: unknown) => this.log.info(`runs seen to start: ${String(error)}`));
  }

  async #tell(): Promise<void> {
    const { git, index } = this.tools;
    const api = await index.open();
    for (const repository of new Set(await Promise.all((await importedFrom(api)).map(findTopLevel)))) {
      const links = repository === null ? null : await git.snapshots.links(repository);
      if (links === null) continue;
      if (!links.ok) this.log.info(`runs seen to start in ${repository}: ${links.message}`);
      else for (const { runId, source } of links.value) await api.addObserved(runId, source);
    }
  }
}

/** The folders that hold the runs of other tools. */
async function importedFrom(api: Pick<IndexApi, "runs">): Promise<readonly string[]> {
  const folders = new Set<string>();
  for (let offset = 0; ; offset += pageSize) {
    const { rows, total } = await api.runs({ offset, limit: pageSize });
    for (const { formats, directory } of rows) if (!formats.includes("runback")) folders.add(path.dirname(directory));
    if (offset + pageSize >= total) return [...folders];
  }
}
