import * as vscode from "vscode";
import type { RunDetail } from "../../core/model/runDetail";
import type { GitPort } from "../../git/port/gitPort";
import type { SourceFile } from "../../git/port/sourceFile";
import { fileName } from "../../core/view/fileName";
import { showMessage } from "../base/messages/showMessage";
import { UserError } from "../base/messages/userError";
import { visibleText } from "../base/messages/visibleText";
import { withProgress } from "../base/withProgress";
import { gitError } from "./gitError";
import { sourceRequest } from "./sourceRequest";
import { sourceUri } from "./sourceUri";
import { stateTitle } from "./stateTitle";

/** Opens the entry script as it was in the run, as a read-only document. */
export async function openEntryScript(detail: RunDetail, git: GitPort): Promise<void> {
  const file = await readEntry(detail, git);
  await vscode.commands.executeCommand("vscode.open", entryUri(detail, file), { preview: true });
  tellNotice(file);
}

/** Compares the entry script as it was in the run with the user's working tree, in the editor's own diff. */
export async function diffEntryScript(detail: RunDetail, git: GitPort): Promise<void> {
  const file = await readEntry(detail, git);
  if (file.workingFile === null)
    throw new UserError(vscode.l10n.t("The repository of {0} is not on this machine.", detail.row.runName));
  const title = vscode.l10n.t("{0} ({1}) ↔ Working Tree", fileName(file.path), stateTitle(detail, file.located));
  const working = vscode.Uri.file(file.workingFile);
  await vscode.commands.executeCommand("vscode.diff", entryUri(detail, file), working, title);
  tellNotice(file);
}

async function readEntry(detail: RunDetail, git: GitPort): Promise<SourceFile> {
  // The status bar, where this is shown, draws icons.
  const title = vscode.l10n.t("Reading the code of {0}…", visibleText(detail.row.runName));
  const result = await withProgress({ location: vscode.ProgressLocation.Window, title }, () =>
    git.readEntry(sourceRequest(detail)),
  );
  if (!result.ok) throw gitError(result);
  return result.value;
}

function entryUri(detail: RunDetail, file: SourceFile): vscode.Uri {
  return sourceUri({ runId: detail.row.runId, path: file.path }, stateTitle(detail, file.located));
}

/** What is less than the whole truth is said, for instance that uncommitted changes are not in it. */
function tellNotice({ located }: SourceFile): void {
  if (located.notice !== null) void showMessage("info", located.notice);
}
