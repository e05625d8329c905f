import * as vscode from "vscode";
import type { RunDetail } from "../../../core/model/runDetail";
import type { LocatedSource } from "../../../git/port/locatedSource";
import { setContextKey } from "../../base/setContextKey";
import { viewIds } from "../../catalogue/viewId";
import { stateTitle } from "../../source/stateTitle";
import type { ShownSource } from "./shownSource";
import type { SourceNode } from "./sourceNode";
import type { SourceTree } from "./sourceTree";

/** Milliseconds to wait for the view to be drawn. */
const patience = 3000;

/** The view Source: it is there while the code of a run is browsed, and shows which run's and which evidence. */
export class SourceView implements vscode.Disposable {
  readonly view: vscode.TreeView<SourceNode>;
  #shown: ShownSource | null = null;

  constructor(private readonly tree: SourceTree) {
    this.view = vscode.window.createTreeView(viewIds.source, { treeDataProvider: tree, showCollapseAll: true });
  }

  /** What is shown now. */
  get shown(): ShownSource | null {
    return this.#shown;
  }

  /** Shows the code of a run with its entry script selected. */
  async show(detail: RunDetail, located: LocatedSource): Promise<void> {
    const title = stateTitle(detail, located);
    this.#shown = { detail, located, title };
    this.tree.show(this.#shown);
    this.view.description = `${title} · ${located.evidence}`;
    this.view.message = located.notice ?? "";
    setContextKey("runback.source.isShown", true);
    await vscode.commands.executeCommand("runback.source.focus");
    const entry = detail.sources.at(-1)?.entry ?? null;
    const node = entry === null ? null : await this.tree.find(entry.replaceAll("\\", "/"));
    if (node !== null && (await this.#isVisible())) await this.view.reveal(node, { select: true, focus: true });
  }

  /** Empties and hides the view. */
  close(): void {
    this.#shown = null;
    this.tree.show(null);
    setContextKey("runback.source.isShown", false);
  }

  dispose(): void {
    this.view.dispose();
  }

  /** A view that was hidden until now takes a moment to be drawn; one that the user has moved away may never be. */
  async #isVisible(): Promise<boolean> {
    if (this.view.visible) return true;
    return new Promise((resolve) => {
      const settle = (isVisible: boolean): void => {
        clearTimeout(timer);
        listener.dispose();
        resolve(isVisible);
      };
      const timer = setTimeout(() => settle(false), patience);
      const listener = this.view.onDidChangeVisibility(({ visible }) => visible && settle(true));
    });
  }
}
