import * as vscode from "vscode";
import type { RunDetail } from "../../core/model/runDetail";
import { askModal } from "../base/messages/askModal";

/** More names would not be read. */
const namedAtMost = 5;

/** Asks before runs are deleted. @returns whether the user agreed */
export function askToDelete(details: readonly RunDetail[]): Promise<boolean> {
  const names = details.slice(0, namedAtMost).map(({ row }) => row.runName);
  if (details.length > namedAtMost) names.push(vscode.l10n.t("{0} more", details.length - namedAtMost));
  const question =
    details.length === 1
      ? vscode.l10n.t("Delete {0}?", names[0] ?? "")
      : vscode.l10n.t("Delete {0} runs?", details.length);
  const fate = vscode.l10n.t(
    "Folders of Runback's own runs move to .runback/trash and can be restored for 30 days. Runs of other tools are hidden; their files stay as they are.",
  );
  return askModal(
    question,
    [...(details.length === 1 ? [] : [names.join(", ")]), fate].join("\n\n"),
    vscode.l10n.t("Delete"),
  );
}
