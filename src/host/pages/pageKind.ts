import type * as vscode from "vscode";
import type { CancelSignal } from "../../protocol/rpc/cancelSignal";
import type { PageApi } from "../../protocol/pages/pageApi";
import type { Guard, RpcContract } from "../../protocol/rpc/rpcContract";
import type { DisposableStore } from "../base/disposableStore";
import type { PageId } from "./pageId";

/** What a kind of page may do with its own panel. */
export interface PageHandle<State> {
  readonly state: State;
  /** Shows something else in the same panel; the page is started again with it. */
  setState(state: State): void;
  /** Ends with the panel. */
  readonly store: DisposableStore;
}

/** A kind of page: what it shows, and what it may ask beyond what every page may. */
export interface PageKind<State, Api extends PageApi<State>> {
  readonly id: PageId;
  /** Every method of the page, with the common ones. */
  readonly contract: RpcContract<Api>;
  /** Checks what the editor kept of a page over a reload of the window. */
  readonly isState: Guard<State>;
  /** Equal for states that share one panel. */
  key(state: State): string;
  title(state: State): string;
  /** Methods beyond the common ones, for one call; the signal is set off when the page cancels or is gone. */
  api(page: PageHandle<State>, signal: CancelSignal): Omit<Api, keyof PageApi<State>>;
  /** Calls `changed` when what its pages share with the rest of the window changes; left out where they share nothing. */
  watchShared?(changed: () => void): vscode.Disposable;
}
