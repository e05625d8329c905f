import * as vscode from "vscode";
import type { JsonValue } from "../../core/model/jsonValue";
import type { PageApi } from "../../protocol/pages/pageApi";
import { StoredValue } from "../base/storedValue";
import { fileNameFor } from "./fileNameFor";
import type { PageHandle } from "./pageKind";
import type { PageId } from "./pageId";
import type { PageServices } from "./pageServices";

type Preferences = Readonly<Record<string, JsonValue>>;
/** A workspace keeps so many choices a kind of page; more are a page gone wrong. */
const maxPreferences = 200;

const isPreferences = (value: unknown): value is Preferences =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** What every page may ask. */
export function commonApi<State>(
  id: PageId,
  page: PageHandle<State>,
  { workspaceState }: PageServices,
): PageApi<State> {
  const stored = new StoredValue<Preferences>(workspaceState, `runback.${id}Page.preferences`, {}, isPreferences);
  return {
    start: async () => ({ state: page.state, preferences: stored.get(), messages: messages() }),
    async setPreference(name, value) {
      const others = Object.entries(stored.get()).filter(([key]) => key !== name);
      await stored.set(Object.fromEntries([...others.slice(1 - maxPreferences), [name, value]]));
    },
    copyText: async (text) => vscode.env.clipboard.writeText(text),
    async saveFile(name, bytes) {
      const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
      const fileName = fileNameFor(name);
      const defaultUri = folder && vscode.Uri.joinPath(folder, fileName);
      const target = await vscode.window.showSaveDialog(defaultUri ? { defaultUri } : {});
      if (target === undefined) return false;
      await vscode.workspace.fs.writeFile(target, bytes);
      return true;
    },
    showRun: async (runId) => void (await vscode.commands.executeCommand("runback.showRun", runId)),
  };
}

/** The translation of the editor's language, for the page to translate with. */
function messages(): Readonly<Record<string, string>> {
  const bundle = vscode.l10n.bundle ?? {};
  return Object.fromEntries(Object.entries(bundle).filter(([, text]) => typeof text === "string"));
}
