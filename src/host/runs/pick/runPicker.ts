import * as vscode from "vscode";
import type { RunRow } from "../../../core/model/runRow";
import type { IndexApi } from "../../../protocol/indexApi";
import { runQuickPickItem } from "./runQuickPickItem";

/** The newest runs; more are found by the filter of the view. */
const limit = 1000;

/**
 * Lets the user pick a run from a list; null when they leave it.
 * @param isOffered leaves out runs that the act cannot be done with
 */
export async function pickRun(
  title: string,
  api: Pick<IndexApi, "runs">,
  isOffered: (row: RunRow) => boolean = () => true,
): Promise<RunRow | null> {
  const items = api.runs({ offset: 0, limit }).then(({ rows }) => rows.filter(isOffered).map(runQuickPickItem));
  const picked = await vscode.window.showQuickPick(items, {
    title,
    placeHolder: vscode.l10n.t("Pick a run"),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked?.row ?? null;
}
