/** What the editor gives to the script of a page. */
interface EditorApi {
  postMessage(message: unknown, transfer?: readonly ArrayBuffer[]): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): EditorApi;

/** The editor's interface, which it gives out once a page. */
export const editorApi: EditorApi = acquireVsCodeApi();
