import * as vscode from "vscode";
import type { RunDetail } from "../../core/model/runDetail";
import { showMessage } from "../base/messages/showMessage";
import { UserError } from "../base/messages/userError";
import type { Services } from "../services";
import { debugConfiguration } from "./debugConfiguration";
import { makeReady } from "./makeReady";
import { prepareRerun } from "./prepareRerun";
import { settledCommand } from "./settledCommand";

/** Starts a run's program in the Python debugger, in a worktree of its code; offers the configuration without one. */
export async function debugRun(detail: RunDetail, services: Services): Promise<void> {
  const t = vscode.l10n.t;
  const prepared = await prepareRerun(detail, services);
  const command = await settledCommand(detail, t("Debug"), prepared);
  const name = t("Debug {0}", detail.row.runName);
  const configuration = debugConfiguration(name, command);
  if (JSON.stringify(configuration).includes("${"))
    throw new UserError(t("The editor would expand ${…} in this command. Change that part first."));
  await makeReady(command, prepared.worktree);
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (vscode.extensions.getExtension("ms-python.debugpy") !== undefined) {
    await vscode.debug.startDebugging(folder, configuration);
    return;
  }
  const write = t("Write to launch.json");
  const missing = t("The Python Debugger extension is not installed.");
  const answer = await showMessage("warning", missing, ...(folder === undefined ? [] : [write]));
  if (answer === write && folder !== undefined) await writeLaunch(configuration, folder);
}

async function writeLaunch(configuration: vscode.DebugConfiguration, folder: vscode.WorkspaceFolder): Promise<void> {
  const launch = vscode.workspace.getConfiguration("launch", folder);
  const known = launch.inspect<unknown>("configurations")?.workspaceFolderValue;
  const others = Array.isArray(known) ? (known as { name?: unknown }[]) : [];
  const kept = others.filter(({ name }) => name !== configuration.name);
  await launch.update("configurations", [...kept, configuration], vscode.ConfigurationTarget.WorkspaceFolder);
}
