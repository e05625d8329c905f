import * as vscode from "vscode";
import type { RunDetail } from "../../core/model/runDetail";
import { askModal } from "../base/messages/askModal";
import { showMessage } from "../base/messages/showMessage";
import { UserError } from "../base/messages/userError";
import { endRun } from "../processes/endRun";
import { runProcess, type RunProcess } from "../processes/runProcess";

/** Ends the process of a run after a question: politely first, and by force only after another question. */
export async function stopRun(detail: RunDetail): Promise<void> {
  if (!vscode.workspace.isTrusted)
    throw new UserError(vscode.l10n.t("Runs can only be stopped in trusted workspaces."), {
      label: vscode.l10n.t("Manage Workspace Trust"),
      run: () => vscode.commands.executeCommand("workbench.trust.manage"),
    });
  const { row } = detail;
  const found = await runProcess(row);
  if (!found.ok) throw new UserError(refusal(found.reason, row.runName, row.host));
  const stop = vscode.l10n.t("Stop Run");
  const question = vscode.l10n.t("Stop the run {0}?", row.runName);
  const about = vscode.l10n.t("Process {0} will be asked to end:\n{1}", found.pid, found.info.command);
  if (!(await askModal(question, about, stop))) return;
  if (await endRun(detail, "SIGTERM")) return;
  const kill = vscode.l10n.t("Kill Now");
  const slow = vscode.l10n.t("{0} has not ended yet. It may still be saving its state.", row.runName);
  if ((await showMessage("warning", slow, kill)) === kill) await endRun(detail, "SIGKILL");
}

function refusal(reason: Exclude<RunProcess, { ok: true }>["reason"], runName: string, host: string | null): string {
  switch (reason) {
    case "not-running":
      return vscode.l10n.t("{0} is not running.", runName);
    case "other-host":
      return vscode.l10n.t("{0} runs on {1}; only runs on this machine can be stopped.", runName, host ?? "?");
    case "no-pid":
      return vscode.l10n.t("The log of {0} does not say which process it is.", runName);
    case "gone":
      return vscode.l10n.t("The process of {0} has already ended.", runName);
    case "not-the-run":
      return vscode.l10n.t("The process of {0} has ended; its process id now belongs to another one.", runName);
  }
}
