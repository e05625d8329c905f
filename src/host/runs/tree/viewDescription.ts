import * as vscode from "vscode";
import type { Grouping } from "../groups/grouping";

/** Numbers of runs that the user has singled out. */
interface SingledOutCounts {
  /** Ticked. */
  readonly picked: number;
  /** Marked in a Compare panel. */
  readonly brushed: number;
}

/** What stands beside the title of the view Runs: the filter, the grouping and what is singled out; may be empty. */
export function viewDescription(filter: string, { by, having }: Grouping, counts: SingledOutCounts): string {
  const parts: string[] = [];
  if (filter !== "") parts.push(vscode.l10n.t("filter: {0}", filter));
  if (by !== "") parts.push(vscode.l10n.t("grouped by {0}", by));
  if (by !== "" && having !== "") parts.push(vscode.l10n.t("groups: {0}", having));
  if (counts.picked > 0) parts.push(vscode.l10n.t("{0} picked", counts.picked));
  if (counts.brushed > 0) parts.push(vscode.l10n.t("{0} marked in Compare", counts.brushed));
  return parts.join(" · ");
}
