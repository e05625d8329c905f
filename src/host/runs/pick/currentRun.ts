import * as vscode from "vscode";
import { setContextKey } from "../../base/setContextKey";

/** The run that the view Run shows and that commands without an argument act on. */
export class CurrentRun implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<string | null>();
  readonly onDidChange = this.#changed.event;
  #runId: string | null = null;

  get runId(): string | null {
    return this.#runId;
  }

  show(runId: string | null): void {
    if (runId === this.#runId) return;
    this.#runId = runId;
    setContextKey("runback.run.isShown", runId !== null);
    this.#changed.fire(runId);
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
