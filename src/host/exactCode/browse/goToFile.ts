import * as vscode from "vscode";
import { fileName } from "../../../core/view/fileName";
import { visibleText } from "../../base/messages/visibleText";
import { withCancel } from "../../base/withCancel";
import { gitValue } from "../../source/gitValue";
import { sourceUri } from "../../source/sourceUri";
import type { CodeTools } from "../codeTools";
import type { ShownSource } from "./shownSource";

/** Lets the user pick a file of a run's code by its name or path, and opens it as it was. */
export async function goToFile({ detail, located, title }: ShownSource, { git }: CodeTools): Promise<void> {
  const progress = vscode.l10n.t("Listing the code of {0}…", detail.row.runName);
  const listed = await withCancel(progress, async (signal) =>
    gitValue(await git.browser.listFiles(located, { signal })),
  );
  const items = listed
    .filter(({ kind }) => kind === "file" || kind === "link")
    .map(({ path }) => ({
      label: visibleText(fileName(path)),
      description: visibleText(path.slice(0, Math.max(0, path.lastIndexOf("/")))),
      resourceUri: sourceUri({ runId: detail.row.runId, path }, title),
    }));
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t("Go to File in {0}", title),
    placeHolder: vscode.l10n.t("{0} files", items.length),
    matchOnDescription: true,
  });
  if (picked !== undefined) await vscode.commands.executeCommand("vscode.open", picked.resourceUri, { preview: true });
}
