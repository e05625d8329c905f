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
  /** The panel that the next glance uses again. */
  #glanced: PagePanel<State, Api> | null = null;
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

  /** What the panel in front shows, else one that is seen, else the one that was opened last; null without any. */
  get front(): State | null {
    const open = [...this.#open].reverse();
    const front = open.find(({ panel }) => panel.active) ?? open.find(({ panel }) => panel.visible) ?? open[0];
    return front?.state ?? null;
  }

  /** Opens a state: where a panel of it is open, the page starts again and reads what is kept for it. */
  reopen(state: State): void {
    const key = this.kind.key(state);
    const known = [...this.#open].find((page) => this.kind.key(page.state) === key);
    known?.replace(state);
    if (known) known.panel.reveal();
    else this.#create(state, false);
  }

  /** Shows the panel of this state, and opens it when there is none. */
  open(state: State): PagePanel<State, Api> {
    const key = this.kind.key(state);
    const known = [...this.#open].find((page) => this.kind.key(page.state) === key);
    if (known) {
      known.panel.reveal();
      return known;
    }
    return this.#create(state, false);
  }

  /** The same without taking the keyboard; a panel that was opened this way is used again for the next state. */
  glance(state: State): void {
    const key = this.kind.key(state);
    const known = [...this.#open].find((page) => this.kind.key(page.state) === key);
    const page = known ?? (this.#glanced && this.#open.has(this.#glanced) ? this.#glanced : null);
    if (page === null) this.#glanced = this.#create(state, true);
    else {
      if (page !== known) page.replace(state);
      page.panel.reveal(undefined, true);
    }
  }

  /** Changes what open panels show; a panel whose state `change` gives back as it was is left alone. */
  update(change: (state: State) => State): void {
    for (const page of this.#open) {
      const next = change(page.state);
      if (next !== page.state) page.update(next);
    }
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#serializer.dispose();
    for (const page of [...this.#open]) page.dispose();
  }

  #create(state: State, preserveFocus: boolean): PagePanel<State, Api> {
    const place = { viewColumn: vscode.ViewColumn.Active, preserveFocus };
    return this.#take(vscode.window.createWebviewPanel(viewType(this.kind.id), "", place), state);
  }

  #take(panel: vscode.WebviewPanel, state: State): PagePanel<State, Api> {
    const page = new PagePanel(panel, this.kind, state, this.services);
    this.#open.add(page);
    page.store.add({ dispose: () => this.#open.delete(page) });
    return page;
  }
}
