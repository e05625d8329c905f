import * as vscode from "vscode";

/** What stands beside the title of the view Runs: the filter and the number of ticked runs; may be empty. */
export function viewDescription(filter: string, pickCount: number): string {
  const parts: string[] = [];
  if (filter !== "") parts.push(vscode.l10n.t("filter: {0}", filter));
  if (pickCount > 0) parts.push(vscode.l10n.t("{0} picked", pickCount));
  return parts.join(" · ");
}
