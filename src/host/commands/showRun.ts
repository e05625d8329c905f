import * as vscode from "vscode";
import type { RunDetail } from "../../core/model/runDetail";
import type { CurrentRun } from "../runs/pick/currentRun";
import type { RunsView } from "../runs/tree/runsView";

/** Shows a run in the view Run and, where it is not filtered out, in the tree. */
export async function showRun(detail: RunDetail, current: CurrentRun, runsView: RunsView): Promise<void> {
  current.show(detail.row.runId);
  await vscode.commands.executeCommand("runback.run.focus");
  await runsView.reveal(detail.row.runId);
}
