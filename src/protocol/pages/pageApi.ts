import type { JsonValue } from "../../core/model/jsonValue";

/** What a page is told when it starts, and again after every reload. */
export interface PageStart<State> {
  /** What the page shows. The page keeps it for the editor, which gives it back after a reload of the window. */
  readonly state: State;
  /** What the user chose on pages of this kind, by name; kept with the workspace, and checked by the page. */
  readonly preferences: Readonly<Record<string, JsonValue>>;
  /** Translated messages by their English text; empty where the editor speaks English. */
  readonly messages: Readonly<Record<string, string>>;
}

/** What every page may ask of the host. */
export interface PageApi<State> {
  start(): Promise<PageStart<State>>;
  /** Keeps a choice of the user for all pages of this kind. */
  setPreference(name: string, value: JsonValue): Promise<void>;
  /** Puts a text on the clipboard. */
  copyText(text: string): Promise<void>;
  /**
   * Lets the user choose a place and writes a file there.
   * @param name proposed file name; what is not safe in one is replaced by the host
   * @returns false when the user left the question
   */
  saveFile(name: string, bytes: Uint8Array): Promise<boolean>;
  /** Shows a run in the side bar. */
  showRun(runId: string): Promise<void>;
}

/** What the host tells every page without being asked. */
export interface PageNotices {
  /** Some of these runs may have changed; null: anything may have. The page asks again for what it shows of them. */
  changed(notice: { readonly runIds: readonly string[] | null }): void;
  /** What the page shares with the rest of the window (the filter, ticked runs) is another: the page asks for it. */
  sharedChanged(notice: object): void;
}
