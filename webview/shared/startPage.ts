import type { JsonValue } from "../../src/core/model/jsonValue";
import { plainTranslate } from "../../src/core/view/plainTranslate";
import type { Translate } from "../../src/core/view/translate";
import type { PageApi, PageNotices } from "../../src/protocol/pages/pageApi";
import { RpcClient } from "../../src/protocol/rpc/rpcClient";
import type { RpcContract } from "../../src/protocol/rpc/rpcContract";
import { controls } from "./controls";
import { editorApi } from "./editorApi";
import { element } from "./element";
import { hostPort } from "./hostPort";

/** What a page works with once the host has answered. */
export interface StartedPage<State, Api> {
  readonly host: Api;
  /** The rpc itself, for calls that may be cancelled. */
  readonly client: RpcClient<Api & object, PageNotices>;
  readonly state: State;
  readonly preferences: Readonly<Record<string, JsonValue>>;
  readonly t: Translate;
  readonly root: HTMLElement;
}

/**
 * Starts a page: asks the host for what it is to show, and hands that to `build`. What goes wrong is said on the page.
 * @param changed told when runs may have changed; null: any
 * @param sharedChanged told when what the page shares with the rest of the window is another
 */
export async function startPage<State, Api extends PageApi<State>>(
  contract: RpcContract<Api>,
  changed: (runIds: readonly string[] | null) => void,
  build: (page: StartedPage<State, Api>) => void,
  sharedChanged: () => void = () => undefined,
): Promise<void> {
  const root = document.querySelector<HTMLElement>("#root") ?? document.body;
  const timer = (run: () => void, milliseconds: number) => {
    const id = window.setTimeout(run, milliseconds);
    return () => window.clearTimeout(id);
  };
  const log = (message: string) => reportError(new Error(message));
  const client = new RpcClient<Api, PageNotices>(
    hostPort(),
    contract,
    { changed: ({ runIds }) => changed(runIds), sharedChanged: () => sharedChanged() },
    timer,
    log,
  );
  try {
    controls.register();
    const { state, preferences, messages } = await client.api.start();
    editorApi.setState(state);
    const t: Translate = (message, ...args) =>
      plainTranslate(Object.hasOwn(messages, message) ? (messages[message] ?? message) : message, ...args);
    build({ host: client.api, client, state, preferences, t, root });
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    root.replaceChildren(element("p", { class: "trouble", role: "alert" }, text));
  }
}
