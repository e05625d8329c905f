import type { CancelSignal } from "../../../src/protocol/rpc/cancelSignal";
import type { JsonValue } from "../../../src/core/model/jsonValue";
import type { PageApi, PageNotices } from "../../../src/protocol/pages/pageApi";
import { pageHello } from "../../../src/protocol/pages/pageHello";
import { wireValue } from "../../../src/protocol/pages/wireValue";
import type { RpcContract } from "../../../src/protocol/rpc/rpcContract";
import type { RpcPort } from "../../../src/protocol/rpc/rpcPort";
import type { RpcMessage } from "../../../src/protocol/rpc/rpcMessage";
import { serveRpc, type RpcServer } from "../../../src/protocol/rpc/serveRpc";
import { openPage, type MachineLook, type OpenedPage, type ThemeName } from "../openPage";
import { eventually } from "./eventually";
import type { JoinPage, SendToPage } from "./joinPage";

/** A page of the extension at work, with this process as its host. */
export interface ServedPage extends OpenedPage {
  /** Tells the page that runs changed, as the host does. */
  changed(runIds: readonly string[] | null): void;
  /** Tells the page that what it shares with the window is another. */
  sharedChanged(): void;
  /** What the page kept for the user, by name. */
  readonly preferences: Record<string, JsonValue>;
  readonly copied: string[];
  readonly saved: { readonly name: string; readonly bytes: Uint8Array }[];
  readonly shown: string[];
  /** How many messages the host has sent so far. */
  sentCount(): number;
  /** Resolves when the page has the answers to all that it asked up to now: none will change what the next key does. */
  settled(): Promise<void>;
  /** What the host refused of what the page sent: a page at work has nothing refused. */
  readonly refused: string[];
}

/** What is served. */
export interface ServeOptions<State, Api extends PageApi<State>> {
  /** Folder of webview/. */
  readonly name: string;
  readonly contract: RpcContract<Api>;
  readonly state: State;
  /** The host's own answers beyond those of every page. */
  readonly api: (signal: CancelSignal) => Omit<Api, keyof PageApi<State>>;
  readonly preferences?: Record<string, JsonValue>;
  readonly theme?: ThemeName;
  readonly size?: { width: number; height: number };
  readonly machine?: MachineLook;
  /** Runs in the page before its own script. */
  readonly prepare?: () => void;
  /** How the page and this process are joined; left out: the way of tests. */
  readonly join?: JoinPage;
}

/** Runs in the page: resolves when the page has taken the messages that were sent before. */
function pageTurn(): Promise<void> {
  return new Promise((resolve) => {
    const hear = ({ data }: MessageEvent<{ readonly id?: unknown } | null>): void => {
      if (data?.id !== 0) return;
      removeEventListener("message", hear);
      resolve();
    };
    addEventListener("message", hear);
    // An answer to no question, which the page passes over. Messages come in their order.
    window.postMessage({ rpc: "result", id: 0 } satisfies Partial<RpcMessage>, "*");
  });
}

/** Opens a built page and answers it with the product's own rpc and guards. */
export async function servePage<State, Api extends PageApi<State>>(
  options: ServeOptions<State, Api>,
): Promise<ServedPage> {
  const { name, contract, state, theme, size, machine, prepare, join } = options;
  const preferences = { ...options.preferences };
  const copied: string[] = [];
  const saved: { name: string; bytes: Uint8Array }[] = [];
  const shown: string[] = [];
  const refused: string[] = [];
  const common: PageApi<State> = {
    start: async () => ({ state, preferences, messages: {} }),
    setPreference: async (key, value) => void (preferences[key] = value),
    copyText: async (text) => void copied.push(text),
    saveFile: async (fileName, bytes) => {
      saved.push({ name: fileName, bytes });
      return true;
    },
    showRun: async (runId) => void shown.push(runId),
  };

  let listener: ((message: unknown) => void) | null = null;
  /** Known since the page's first message, which all others answer or follow. */
  let sendToPage: SendToPage = async () => undefined;
  let sent = 0;
  /** Calls of the page that have no answer in it yet. */
  const unanswered = new Set<number>();
  const send = (message: unknown): void => {
    sent++;
    const { rpc, id } = message as { rpc: RpcMessage["rpc"]; id: number };
    // A page that is being closed takes no more messages, as in the editor.
    const taken = sendToPage(message).catch(() => undefined);
    if (rpc === "result" || rpc === "failure") void taken.then(() => unanswered.delete(id));
  };
  const port: RpcPort = {
    post: (message) => send(wireValue.pack(message)),
    onMessage: (next) => {
      listener = next;
      return () => (listener = null);
    },
  };
  let server: RpcServer<PageNotices> | null = null;
  const serve = (): void => {
    server?.dispose();
    const api = (signal: CancelSignal) => ({ ...common, ...options.api(signal) }) as Api;
    server = serveRpc<Api, PageNotices>(port, contract, api, (message) => void refused.push(message));
  };
  const heard = (message: unknown, answer: SendToPage): void => {
    sendToPage = answer;
    if (pageHello.is(message)) return serve();
    const { rpc, id } = (message ?? {}) as { rpc?: RpcMessage["rpc"]; id?: number };
    if (rpc === "call" && id !== undefined) unanswered.add(id);
    listener?.(wireValue.unpack(message));
  };
  const look = { ...(theme && { theme }), ...(size && { size }), ...(machine && { machine }) };
  const opened = await openPage({ name, heard, ...look, ...(prepare && { prepare }), ...(join && { join }) });
  const tell = (runIds: readonly string[] | null): void => server?.notify("changed", { runIds });
  const sharedChanged = (): void => server?.notify("sharedChanged", {});
  const { page } = opened;
  const settled = (): Promise<void> =>
    eventually(async () => {
      if (unanswered.size > 0) return false;
      // What the page asks next because of those answers is heard before this returns.
      await page.evaluate(pageTurn);
      return unanswered.size === 0;
    }, true);
  const told = { changed: tell, sharedChanged, sentCount: () => sent, settled };
  return { ...opened, preferences, copied, saved, shown, refused, ...told };
}
