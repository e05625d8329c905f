import * as vscode from "vscode";
import type { RunDetail } from "../../core/model/runDetail";
import { UserError } from "../base/messages/userError";
import { withProgress } from "../base/withProgress";
import { endProcess } from "./endProcess";

/** Milliseconds: a training script may save its state when it is told to end. */
const patience = 10_000;

/** Ends the process of a run and waits a while for it. @returns whether it is gone */
export async function endRun({ row }: RunDetail, signal: "SIGTERM" | "SIGKILL"): Promise<boolean> {
  const title = vscode.l10n.t("Stopping {0}…", row.runName);
  const options = { location: vscode.ProgressLocation.Notification, title };
  try {
    return await withProgress(options, () => endProcess(row, signal, patience));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UserError(vscode.l10n.t("{0} could not be stopped: {1}", row.runName, why));
  }
}
