import type { JsonValue } from "../../src/core/model/jsonValue";
import { plainTranslate } from "../../src/core/view/plainTranslate";
import type { Translate } from "../../src/core/view/translate";
import type { PageApi, PageNotices } from "../../src/protocol/pages/pageApi";
import type { RpcClient } from "../../src/protocol/rpc/rpcClient";
import { controlsLater } from "./controlsLater";
import { editorApi } from "./editorApi";
import { element } from "./element";

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

/** Starts a page: asks the host for what it is to show, and hands that to `build`. What goes wrong is said on the page. */
export async function startPage<State, Api extends PageApi<State>>(
  client: RpcClient<Api, PageNotices>,
  build: (page: StartedPage<State, Api>) => void,
): Promise<void> {
  const root = document.querySelector<HTMLElement>("#root") ?? document.body;
  try {
    const { state, preferences, messages } = await client.api.start();
    editorApi.setState(state);
    const t: Translate = (message, ...args) =>
      plainTranslate(Object.hasOwn(messages, message) ? (messages[message] ?? message) : message, ...args);
    build({ host: client.api, client, state, preferences, t, root });
    controlsLater(() => client.isWaiting);
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    root.replaceChildren(element("p", { class: "trouble", role: "alert" }, text));
  }
}
