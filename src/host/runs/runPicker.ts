import * as vscode from "vscode";
import type { RunRow } from "../../core/model/runRow";
import { runListItem } from "../../core/view/runListItem";
import type { IndexApi } from "../../protocol/indexApi";
import { themeIcon } from "../base/themeIcon";
import { translate } from "../base/translate";
import { visibleText } from "../base/visibleText";

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
  const items = api.runs({ offset: 0, limit }).then(({ rows }) => rows.filter(isOffered).map((row) => item(row)));
  const picked = await vscode.window.showQuickPick(items, {
    title,
    placeHolder: vscode.l10n.t("Pick a run"),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked?.row ?? null;
}

function item(row: RunRow): vscode.QuickPickItem & { readonly row: RunRow } {
  const { label, description, icon } = runListItem(row, Date.now(), translate);
  const about = visibleText(`${row.experiment} · ${description}`);
  return { label: visibleText(label), description: about, iconPath: themeIcon(icon), row };
}
