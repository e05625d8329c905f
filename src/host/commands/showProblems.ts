import * as vscode from "vscode";
import type { Problem } from "../../core/model/problem";
import type { RunDetail } from "../../core/model/runDetail";
import { fileName } from "../../core/view/fileName";
import { showMessage } from "../base/messages/showMessage";
import { visibleText } from "../base/messages/visibleText";
import { openRunFile } from "../files/openRunFile";

/** Lists what could not be read of a run; a picked problem opens its file at the line. */
export async function showProblems(detail: RunDetail): Promise<void> {
  const items = detail.problems.map((problem) => ({
    label: visibleText(problem.reason),
    description: visibleText(place(problem)),
    problem,
  }));
  if (items.length === 0) {
    void showMessage("info", vscode.l10n.t("{0} has no problems.", detail.row.runName));
    return;
  }
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t("Problems of {0}", detail.row.runName),
    placeHolder: vscode.l10n.t("Pick a problem to open its file"),
    matchOnDescription: true,
  });
  if (picked !== undefined) await openRunFile(detail, picked.problem.file, picked.problem.line);
}

function place({ file, line }: Problem): string {
  return line === null ? fileName(file) : vscode.l10n.t("{0} line {1}", fileName(file), line);
}
