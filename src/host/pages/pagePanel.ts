import type * as vscode from "vscode";
import type { PageApi, PageNotices } from "../../protocol/pages/pageApi";
import { serveRpc, type RpcServer } from "../../protocol/rpc/serveRpc";
import { DisposableStore } from "../base/disposableStore";
import { visibleText } from "../base/messages/visibleText";
import { commonApi } from "./commonApi";
import { pageFolder, pageHtml } from "./pageHtml";
import { pageIcon } from "./pageIcon";
import type { PageHandle, PageKind } from "./pageKind";
import { pagePort } from "./pagePort";
import type { PageServices } from "./pageServices";

/** One open panel: its document, the methods it may call, and the notices it gets while it is seen. */
export class PagePanel<State, Api extends PageApi<State>> implements PageHandle<State> {
  readonly store = new DisposableStore();
  #state: State;
  #server: RpcServer<PageNotices> | null = null;

  constructor(
    readonly panel: vscode.WebviewPanel,
    private readonly kind: PageKind<State, Api>,
    state: State,
    private readonly services: PageServices,
  ) {
    this.#state = state;
    const { extensionUri, index } = services;
    panel.webview.options = { enableScripts: true, localResourceRoots: [pageFolder(extensionUri)] };
    panel.title = this.#title();
    panel.iconPath = pageIcon(kind.id, extensionUri);
    this.#serve();
    this.store.add({ dispose: () => this.#server?.dispose() });
    this.store.add(index.onDidChange((runIds) => this.#tell(runIds)));
    const watch = kind.watchShared?.(() => this.#tellShared());
    if (watch) this.store.add(watch);
    this.store.add(panel.onDidDispose(() => this.dispose()));
    panel.webview.html = pageHtml(kind.id, panel.webview, extensionUri);
  }

  get state(): State {
    return this.#state;
  }

  setState(state: State): void {
    this.#state = state;
    this.panel.title = this.#title();
  }

  /** Shows the same with another setting: the page asks for what it shares with the window, and stays as it is. */
  update(state: State): void {
    this.setState(state);
    this.#tellShared();
  }

  /** Shows something else: the page starts again with it. */
  replace(state: State): void {
    this.setState(state);
    this.panel.webview.html = pageHtml(this.kind.id, this.panel.webview, this.services.extensionUri);
  }

  /** Lets go of the page. The panel itself stays where the user left it: a reload of the window brings it back. */
  dispose(): void {
    this.store.dispose();
  }

  #title(): string {
    return visibleText(this.kind.title(this.#state));
  }

  /** The editor drops what is sent to a hidden page, and restarts the page when it is seen: it asks for all then. */
  #tell(runIds: readonly string[] | null): void {
    if (this.panel.visible) this.#server?.notify("changed", { runIds });
  }

  #tellShared(): void {
    if (this.panel.visible) this.#server?.notify("sharedChanged", {});
  }

  #serve(): void {
    const { kind, services } = this;
    const log = (message: string) => services.log.warn(`page ${kind.id}: ${message}`);
    const restart = (): void => {
      this.#server?.dispose();
      this.#serve();
    };
    const port = pagePort(this.panel.webview, restart, log);
    this.#server = serveRpc<Api, PageNotices>(
      port,
      kind.contract,
      (signal) => ({ ...commonApi(kind.id, this, services), ...kind.api(this, signal) }) as Api,
      log,
    );
  }
}
