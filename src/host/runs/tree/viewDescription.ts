import * as vscode from "vscode";
import type { Grouping } from "../groups/grouping";

/** What stands beside the title of the view Runs: the filter, the grouping and the number of ticked runs; may be empty. */
export function viewDescription(filter: string, pickCount: number, { by, having }: Grouping): string {
  const parts: string[] = [];
  if (filter !== "") parts.push(vscode.l10n.t("filter: {0}", filter));
  if (by !== "") parts.push(vscode.l10n.t("grouped by {0}", by));
  if (by !== "" && having !== "") parts.push(vscode.l10n.t("groups: {0}", having));
  if (pickCount > 0) parts.push(vscode.l10n.t("{0} picked", pickCount));
  return parts.join(" · ");
}
