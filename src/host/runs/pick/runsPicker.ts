import * as vscode from "vscode";
import type { IndexApi } from "../../../protocol/indexApi";
import { runQuickPickItem } from "./runQuickPickItem";

/** The newest runs; more are found by the filter of the view. */
const limit = 1000;

/**
 * Lets the user pick several runs from a list; null when they leave it.
 * @param ticked runs that are ticked at first
 */
export async function pickRuns(
  title: string,
  api: Pick<IndexApi, "runs">,
  ticked: ReadonlySet<string>,
): Promise<readonly string[] | null> {
  const items = api.runs({ offset: 0, limit }).then(({ rows }) => {
    const lines = rows.map((row) => ({ ...runQuickPickItem(row), picked: ticked.has(row.runId) }));
    // The ticked ones stand first: a list of a thousand would hide them.
    return [...lines.filter(({ picked }) => picked), ...lines.filter(({ picked }) => !picked)];
  });
  const picked = await vscode.window.showQuickPick(items, {
    title,
    placeHolder: vscode.l10n.t("Pick two or more runs"),
    canPickMany: true,
    matchOnDescription: true,
  });
  return picked?.map(({ row }) => row.runId) ?? null;
}
