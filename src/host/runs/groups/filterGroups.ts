import * as vscode from "vscode";
import { checkQuery } from "../../../core/query/checkQuery";
import { askText } from "../../base/messages/askText";
import { plainMessage } from "../../base/messages/plainMessage";
import type { RunsGrouping } from "./runsGrouping";

/** Asks which groups are shown and in which order, as a query in which metrics are means. */
export async function filterGroups(grouping: RunsGrouping): Promise<void> {
  const { having } = grouping.now;
  const text = await askText({
    title: vscode.l10n.t("Filter and Sort Groups"),
    prompt: vscode.l10n.t(
      "Metrics are means over a group's runs; std(metrics.KEY), median(…) and others say more, run_count how many runs.",
    ),
    placeHolder: "run_count > 2 ORDER BY metrics.val_acc DESC",
    value: having,
    validateInput: (query) => {
      const mistake = checkQuery(query, "groups");
      return mistake && plainMessage(vscode.l10n.t("{0} (character {1})", mistake.message, mistake.at + 1));
    },
  });
  if (text !== undefined) await grouping.set({ ...grouping.now, having: text.trim() });
}
