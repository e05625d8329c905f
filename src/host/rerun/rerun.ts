import * as vscode from "vscode";
import type { RunDetail } from "../../core/model/runDetail";
import { showError } from "../base/messages/showError";
import { showMessage } from "../base/messages/showMessage";
import { UserError } from "../base/messages/userError";
import { runVisibly } from "../processes/runVisibly";
import type { Services } from "../services";
import { exactArguments } from "./exactArguments";
import { makeReady } from "./makeReady";
import { prepareRerun } from "./prepareRerun";
import { settledCommand } from "./settledCommand";

/** Starts a run's program again in a worktree of its code. Resolves when it has been started. */
export async function rerun(detail: RunDetail, services: Services): Promise<void> {
  const t = vscode.l10n.t;
  const prepared = await prepareRerun(detail, services);
  const command = await settledCommand(detail, t("Re-run"), prepared);
  const { interpreter, cwd, environment } = command;
  if ([interpreter, cwd, ...Object.values(environment)].some((text) => text.includes("${")))
    throw new UserError(
      t("The editor would expand ${…} in a path or variable of this command. Change that part first."),
    );
  await makeReady(command, prepared.worktree);
  const started = new Date().toLocaleTimeString();
  const name = t("Re-run {0} at {1}", detail.row.runName, started);
  services.log.info(`re-run of ${detail.row.runId} in ${cwd}: ${JSON.stringify([interpreter, ...command.args])}`);
  const ended = runVisibly(name, [interpreter, ...exactArguments(command.args)], { cwd, env: { ...environment } });
  // Training takes hours: nobody waits for it here.
  ended.then(
    (exitCode) => tell(detail, exitCode),
    (error: unknown) => showError(error, services.log),
  );
}

function tell({ row }: RunDetail, exitCode: number | undefined): void {
  const t = vscode.l10n.t;
  if (exitCode !== 0) {
    const code = exitCode === undefined ? t("stopped") : t("exit code {0}", exitCode);
    void showMessage("warning", t("The repetition of {0} ended: {1}.", row.runName, code));
    return;
  }
  const verify = t("Verify Reproduction");
  void showMessage("info", t("The repetition of {0} has ended.", row.runName), verify).then((picked) => {
    if (picked) void vscode.commands.executeCommand("runback.verifyReproduction", row.runId);
  });
}
