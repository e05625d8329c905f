import * as vscode from "vscode";
import { groupChoices } from "../../../core/groups/groupChoices";
import type { IndexApi } from "../../../protocol/indexApi";
import { visibleText } from "../../base/messages/visibleText";
import type { RunsGrouping } from "./runsGrouping";

/** Asks what the view's runs are to be grouped by: seeds, or any params, tags, attributes and the source. */
export async function groupRunsBy(grouping: RunsGrouping, api: Pick<IndexApi, "tableColumns">): Promise<void> {
  const { by, value } = grouping.now;
  const seed = {
    label: vscode.l10n.t("Seeds"),
    description: vscode.l10n.t("runs that differ only in their seeds"),
    by: "seed",
    picked: by === "seed",
  };
  const columns = await api.tableColumns({});
  // Groups stand below their experiments.
  const within = columns.filter(({ entity, key }) => entity !== "attributes" || key !== "experiment");
  const fields = groupChoices(within, by).map(({ by: text, column, isChosen }) => {
    return { label: visibleText(column.key), description: column.entity, by: text, picked: isChosen };
  });
  const best = {
    label: vscode.l10n.t("Show best values"),
    description: vscode.l10n.t("of the key metric, instead of the last ones"),
    by: "",
    picked: value === "best",
  };
  const picked = await vscode.window.showQuickPick([seed, ...fields, best], {
    title: vscode.l10n.t("Group Runs by…"),
    placeHolder: vscode.l10n.t("Pick what the runs of a group have in common (nothing: no groups)"),
    canPickMany: true,
    matchOnDescription: true,
  });
  if (picked === undefined) return;
  const isBest = picked.includes(best);
  // Seed groups have everything else in common already.
  const texts = picked.filter((one) => one !== best).map((one) => one.by);
  await grouping.set({
    ...grouping.now,
    by: texts.includes("seed") ? "seed" : texts.join(", "),
    value: isBest ? "best" : "last",
  });
}
