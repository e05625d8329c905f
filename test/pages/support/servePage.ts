import type { CancelSignal } from "../../../src/protocol/rpc/cancelSignal";
import type { JsonValue } from "../../../src/core/model/jsonValue";
import type { PageApi, PageNotices } from "../../../src/protocol/pages/pageApi";
import { pageHello } from "../../../src/protocol/pages/pageHello";
import { wireValue } from "../../../src/protocol/pages/wireValue";
import type { RpcContract } from "../../../src/protocol/rpc/rpcContract";
import type { RpcPort } from "../../../src/protocol/rpc/rpcPort";
import { serveRpc, type RpcServer } from "../../../src/protocol/rpc/serveRpc";
import { openPage, type MachineLook, type OpenedPage, type ThemeName } from "../openPage";

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
}

/** Opens a built page and answers it with the product's own rpc and guards. */
export async function servePage<State, Api extends PageApi<State>>(
  options: ServeOptions<State, Api>,
): Promise<ServedPage> {
  const { name, contract, state, theme, size, machine, prepare } = options;
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
  let opened: OpenedPage | null = null;
  const early: unknown[] = [];
  let sent = 0;
  const send = (message: unknown): void => {
    sent++;
    if (opened === null || opened.page.isClosed()) return;
    // A page that is being closed takes no more messages, as in the editor.
    opened.send(message).catch(() => undefined);
  };
  const port: RpcPort = {
    post: (message) => (opened === null ? early.push(message) : send(wireValue.pack(message))),
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
  const heard = (message: unknown): void => {
    if (pageHello.is(message)) serve();
    else listener?.(wireValue.unpack(message));
  };
  const look = { ...(theme && { theme }), ...(size && { size }), ...(machine && { machine }) };
  opened = await openPage({ name, heard, ...look, ...(prepare && { prepare }) });
  for (const message of early) send(wireValue.pack(message));
  const tell = (runIds: readonly string[] | null): void => server?.notify("changed", { runIds });
  const sharedChanged = (): void => server?.notify("sharedChanged", {});
  const sentCount = (): number => sent;
  return { ...opened, preferences, copied, saved, shown, refused, changed: tell, sharedChanged, sentCount };
}
