import * as vscode from "vscode";

/** A filter that the user began in *Filter Runs* and goes on with in the field of a Runs table, which takes it once. */
export class FilterDrafts implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  #draft: { readonly table: string; readonly text: string } | null = null;

  /** @param experimentIds of the table that is to take it */
  offer(experimentIds: readonly string[], text: string): void {
    this.#draft = { table: JSON.stringify(experimentIds), text };
    this.#changed.fire();
  }

  /** @returns the text, if there is one for this table */
  take(experimentIds: readonly string[]): string | null {
    if (this.#draft?.table !== JSON.stringify(experimentIds)) return null;
    const { text } = this.#draft;
    this.#draft = null;
    return text;
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
