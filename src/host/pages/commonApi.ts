import * as vscode from "vscode";
import type { PageApi } from "../../protocol/pages/pageApi";
import { fileNameFor } from "./fileNameFor";
import type { PageHandle } from "./pageKind";
import type { PageId } from "./pageId";
import { PagePreferences } from "./pagePreferences";
import type { PageServices } from "./pageServices";

/** What every page may ask. */
export function commonApi<State>(
  id: PageId,
  page: PageHandle<State>,
  { workspaceState }: PageServices,
): PageApi<State> {
  const preferences = new PagePreferences(workspaceState, id);
  return {
    start: async () => ({ state: page.state, preferences: preferences.all, messages: messages() }),
    setPreference: (name, value) => preferences.set(name, value),
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
