import * as vscode from "vscode";
import type { RunRow } from "../../../core/model/runRow";
import { dirtyBadgeText } from "../../../core/view/runs/dirtyBadgeText";

/** Addresses that only carry a count to the badge; nothing can be opened by them. */
const scheme = "runback-run";

/** What a run's line in the tree is addressed by, so that a dirty run gets its badge. */
export function badgeUri({ runId, dirty, dirtyCount }: RunRow): vscode.Uri | undefined {
  if (dirty !== true) return undefined;
  return vscode.Uri.from({ scheme, path: `/${encodeURIComponent(runId)}`, query: String(dirtyCount) });
}

/** Badges of runs that had uncommitted code: the number of changed and untracked files. */
export const dirtyBadges: vscode.FileDecorationProvider = {
  provideFileDecoration(uri) {
    if (uri.scheme !== scheme) return undefined;
    const count = Number(uri.query);
    const badge = dirtyBadgeText(count);
    if (count === 0) return new vscode.FileDecoration(badge, vscode.l10n.t("Had uncommitted changes"));
    return new vscode.FileDecoration(badge, vscode.l10n.t("Changed and untracked files when it ran: {0}", count));
  },
};
