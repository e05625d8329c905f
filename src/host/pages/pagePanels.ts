import * as vscode from "vscode";
import type { PageApi } from "../../protocol/pages/pageApi";
import { viewType } from "./pageId";
import type { PageKind } from "./pageKind";
import { PagePanel } from "./pagePanel";
import type { PageServices } from "./pageServices";

/** The open panels of one kind: one for each key, brought back after a reload of the window. */
export class PagePanels<State, Api extends PageApi<State>> implements vscode.Disposable {
  readonly #open = new Set<PagePanel<State, Api>>();
  readonly #serializer: vscode.Disposable;
  #isDisposed = false;

  constructor(
    private readonly kind: PageKind<State, Api>,
    private readonly services: PageServices,
  ) {
    this.#serializer = vscode.window.registerWebviewPanelSerializer(viewType(kind.id), {
      deserializeWebviewPanel: async (panel, state) => {
        if (kind.isState(state) && !this.#isDisposed) this.#take(panel, state);
        else panel.dispose(); // kept by another version, or before the page had started
      },
    });
  }

  /** How many panels are open. */
  get size(): number {
    return this.#open.size;
  }

  /** Shows the panel of this state, and opens it when there is none. */
  open(state: State): PagePanel<State, Api> {
    const key = this.kind.key(state);
    const known = [...this.#open].find((page) => this.kind.key(page.state) === key);
    if (known) {
      known.panel.reveal();
      return known;
    }
    return this.#take(vscode.window.createWebviewPanel(viewType(this.kind.id), "", vscode.ViewColumn.Active), state);
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#serializer.dispose();
    for (const page of [...this.#open]) page.dispose();
  }

  #take(panel: vscode.WebviewPanel, state: State): PagePanel<State, Api> {
    const page = new PagePanel(panel, this.kind, state, this.services);
    this.#open.add(page);
    page.store.add({ dispose: () => this.#open.delete(page) });
    return page;
  }
}
