import * as vscode from "vscode";
import { reproductionScheme } from "../../catalogue/reproductionScheme";

/** Answers that can be read again while their document is open in the editor. */
const limit = 20;

/** Read-only Markdown documents with the answers to Verify Reproduction. */
export class ReproductionDocuments implements vscode.TextDocumentContentProvider {
  readonly #texts = new Map<string, string>();
  #count = 0;

  /** Shows an answer in a document of its own. */
  async show(title: string, text: string): Promise<void> {
    const name = title.replaceAll(/[\\/:*?"<>|\p{Cc}]+/gu, "-").slice(0, 80);
    const uri = vscode.Uri.from({ scheme: reproductionScheme, path: `/${++this.#count}/${name}.md` });
    this.#texts.set(uri.path, text);
    const [oldest] = this.#texts.keys();
    if (this.#texts.size > limit && oldest !== undefined) this.#texts.delete(oldest);
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document, { preview: true });
  }

  provideTextDocumentContent({ path }: vscode.Uri): string {
    return this.#texts.get(path) ?? vscode.l10n.t("This answer is no longer kept. Run Verify Reproduction again.");
  }
}
