import * as vscode from "vscode";
import { groupingText } from "../../../core/groups/groupingText";
import type { IndexApi } from "../../../protocol/indexApi";
import { visibleText } from "../../base/visibleText";
import type { RunsGrouping } from "./runsGrouping";

/** Attributes whose values several runs share; the rest differs from run to run. */
const sharedAttributes: ReadonlySet<string> = new Set(["status", "host", "format", "parent_id"]);
const sharedSource: ReadonlySet<string> = new Set(["commit", "branch", "dirty", "entry", "snapshot"]);

/** Asks what the view's runs are to be grouped by: seeds, or any params, tags, attributes and the source. */
export async function groupRunsBy(grouping: RunsGrouping, api: Pick<IndexApi, "tableColumns">): Promise<void> {
  const { by, having } = grouping.now;
  const seed = {
    label: vscode.l10n.t("Seeds"),
    description: vscode.l10n.t("runs that differ in nothing but their seeds"),
    by: "seed",
    picked: by === "seed",
  };
  const columns = await api.tableColumns({});
  const wanted = columns.filter(({ entity, key, isConstant }) => {
    if (isConstant) return false;
    if (entity === "params" || entity === "tags") return true;
    return entity === "attributes" ? sharedAttributes.has(key) : entity === "source" && sharedSource.has(key);
  });
  const now = new Set(by.split(",").map((part) => part.trim()));
  const fields = wanted.flatMap((column) => {
    const text = groupingText(column);
    if (text === null) return [];
    return [{ label: visibleText(column.key), description: column.entity, by: text, picked: now.has(text) }];
  });
  const picked = await vscode.window.showQuickPick([seed, ...fields], {
    title: vscode.l10n.t("Group Runs by…"),
    placeHolder: vscode.l10n.t("Tick what the runs of a group have in common; nothing: no groups"),
    canPickMany: true,
    matchOnDescription: true,
  });
  if (picked === undefined) return;
  // Seed groups have everything else in common already.
  const texts = picked.map((one) => one.by);
  await grouping.set({ by: texts.includes("seed") ? "seed" : texts.join(", "), having });
}
