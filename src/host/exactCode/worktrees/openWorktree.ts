import * as vscode from "vscode";
import type { RunDetail } from "../../../core/model/runDetail";
import { showMessage } from "../../base/messages/showMessage";
import type { OpenedWorktree } from "../../../git/port/worktrees";
import type { CodeTools } from "../codeTools";
import { makeWorktree } from "./makeWorktree";
import { showFolder } from "./showFolder";

/** Opens the whole code of a run as a working tree of its own: in a new window, or beside the workspace's folders. */
export async function openWorktree(
  detail: RunDetail,
  where: "window" | "workspace",
  tools: CodeTools,
): Promise<OpenedWorktree> {
  const made = await makeWorktree(detail, tools);
  const hint = vscode.l10n.t(
    "A new window may open in Restricted Mode until you trust its folder; Diff and Re-run work from here, too.",
  );
  tell(detail, made, where === "window" ? hint : "");
  await showFolder(made.folder, where);
  return made;
}

/** One message: where it is, and plainly what is not in it. Does not wait for it to be closed. */
function tell({ row }: RunDetail, made: OpenedWorktree, hint: string): void {
  const t = vscode.l10n.t;
  const where = made.isNew
    ? t("The code of {0} is in {1}.", row.runName, made.folder)
    : t("The code of {0} is in {1}, which already existed.", row.runName, made.folder);
  const filtered = t(
    "Files with a git filter (LFS, git-crypt …) are left as git stores them: {0}.",
    some(made.filtered),
  );
  const submodules = t("Submodules are empty: {0}.", some(made.submodules));
  const missing = [
    ...(made.filtered.length > 0 ? [filtered] : []),
    ...(made.submodules.length > 0 ? [submodules] : []),
  ];
  const text = [where, ...missing, hint].filter((part) => part !== "").join(" ");
  void showMessage(missing.length > 0 ? "warning" : "info", text);
}

function some(names: readonly string[]): string {
  const shown = names.slice(0, 3).join(", ");
  return names.length > 3 ? vscode.l10n.t("{0} and {1} more", shown, names.length - 3) : shown;
}
