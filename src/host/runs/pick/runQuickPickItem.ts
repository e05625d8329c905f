import type { QuickPickItem } from "vscode";
import type { RunRow } from "../../../core/model/runRow";
import { runListItem } from "../../../core/view/runs/runListItem";
import { themeIcon } from "../../base/themeIcon";
import { translate } from "../../base/translate";
import { visibleText } from "../../base/messages/visibleText";

/** A run as a line of a list to pick from. */
export function runQuickPickItem(row: RunRow): QuickPickItem & { readonly row: RunRow } {
  const { label, description, icon } = runListItem(row, Date.now(), translate);
  const about = visibleText(`${row.experiment} · ${description}`);
  return { label: visibleText(label), description: about, iconPath: themeIcon(icon), row };
}
