import type { PageApi, PageNotices } from "../../src/protocol/pages/pageApi";
import { RpcClient } from "../../src/protocol/rpc/rpcClient";
import type { RpcContract } from "../../src/protocol/rpc/rpcContract";
import { hostPort } from "./hostPort";

/** What a page hears from the host by itself. */
export interface PageListeners {
  /** Runs may have changed; null: any. */
  changed(runIds: readonly string[] | null): void;
  /** What the page shares with the rest of the window is another. */
  sharedChanged(): void;
}

/** Joins the page to its host, once a page. Questions may be asked at once: they need not wait for `startPage`. */
export function connectPage<State, Api extends PageApi<State>>(
  contract: RpcContract<Api>,
  listeners: PageListeners,
): RpcClient<Api, PageNotices> {
  const timer = (run: () => void, milliseconds: number) => {
    const id = window.setTimeout(run, milliseconds);
    return () => window.clearTimeout(id);
  };
  const log = (message: string) => reportError(new Error(message));
  const heard: PageNotices = {
    changed: ({ runIds }) => listeners.changed(runIds),
    sharedChanged: () => listeners.sharedChanged(),
  };
  return new RpcClient<Api, PageNotices>(hostPort(), contract, heard, timer, log);
}
