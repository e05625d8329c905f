import path from "node:path";
import * as vscode from "vscode";
import type { RunDetail } from "../../../core/model/runDetail";
import type { LocatedSource } from "../../../git/port/locatedSource";
import { showMessage } from "../../base/messages/showMessage";
import { UserError } from "../../base/messages/userError";
import { withCancel } from "../../base/withCancel";
import { workspaceFolders } from "../../indexing/logDirectories";
import { gitValue } from "../../source/gitValue";
import { sourceUriAt } from "../../source/sourceUri";
import { stateTitle } from "../../source/stateTitle";
import type { CodeTools } from "../codeTools";
import { showChanges } from "./showChanges";

/** Compares the whole code of a run with the working tree as it is now. Log directories are left out. */
export async function diffWorkingTree(detail: RunDetail, { git, index, sources }: CodeTools): Promise<void> {
  const { runId, runName } = detail.row;
  const title = vscode.l10n.t("Comparing the code of {0}…", runName);
  const { located, folder, changes } = await withCancel(title, async (signal) => {
    const located = await sources.find(detail, signal);
    const folder = workingFolder(located, detail);
    const leftOut = index.status?.logDirectories ?? [];
    const compared = await git.browser.compareWithWorkingTree(located, folder, leftOut, { signal });
    return { located, folder, changes: gitValue(compared) };
  });
  const state = stateTitle(detail, located);
  await showChanges(changes, {
    title: vscode.l10n.t("{0} ↔ Working Tree", state),
    before: (name) => sourceUriAt({ runId, path: name }, vscode.Uri.file(folder).path),
    after: (name) => vscode.Uri.file(path.join(folder, ...name.split("/"))),
  });
  if (located.notice !== null) void showMessage("info", located.notice);
}

/** Copied files name no repository: they are compared with the workspace folder that the run's log lies in. */
function workingFolder(located: LocatedSource, { row }: RunDetail): string {
  if (located.kind === "objects") return located.place.repository.topLevel;
  const folders = workspaceFolders();
  const own = folders.find((folder) => !path.relative(folder, row.directory).startsWith(".."));
  const folder = own ?? folders[0];
  if (folder !== undefined) return folder;
  throw new UserError(vscode.l10n.t("Open the folder that {0} was started in to compare with it.", row.runName));
}
