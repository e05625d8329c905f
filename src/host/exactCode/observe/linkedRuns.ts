import * as vscode from "vscode";
import { findTopLevel } from "../../../git/repository/findTopLevel";
import { workspaceFolders } from "../../indexing/logDirectories";
import type { CodeTools } from "../codeTools";

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
    const folders = [...workspaceFolders(), ...(index.status?.logDirectories ?? [])];
    for (const repository of new Set(await Promise.all(folders.map(findTopLevel)))) {
      const links = repository === null ? null : await git.snapshots.links(repository);
      if (links === null) continue;
      if (!links.ok) this.log.info(`runs seen to start in ${repository}: ${links.message}`);
      else for (const { runId, source } of links.value) await (await index.open()).addObserved(runId, source);
    }
  }
}
