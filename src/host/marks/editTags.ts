import * as vscode from "vscode";
import type { MarkChange } from "../../core/marks/markChange";
import type { RunDetail } from "../../core/model/runDetail";
import { askText } from "../base/messages/askText";
import { visibleText } from "../base/messages/visibleText";

/**
 * Asks for a tag to give runs, or for a new value of one that they were given; an empty value takes it away. Throws
 * `CancellationError` when the user leaves.
 */
export async function editTags(details: readonly RunDetail[]): Promise<MarkChange> {
  const key = (await pickTag(details)) ?? (await askKey());
  const before = details.map(({ tags }) => tags[key]).find((value) => value !== undefined);
  const value = await askText({
    title: vscode.l10n.t("Edit Tags"),
    prompt: vscode.l10n.t("Value of the tag {0} (empty: remove it)", key),
    value: before ?? "",
  });
  if (value === undefined) throw new vscode.CancellationError();
  return { field: `tags.${key}`, value: value === "" ? null : value };
}

/** A tag that the runs were given before; null for another one. */
async function pickTag(details: readonly RunDetail[]): Promise<string | null> {
  const given = new Map(
    details.flatMap(({ tags, markedTags = [] }) => markedTags.map((key) => [key, tags[key] ?? ""])),
  );
  if (given.size === 0) return null;
  const items = [...given].map(([key, value]) => ({
    label: visibleText(key),
    description: visibleText(value),
    key,
  }));
  const add = { label: `$(add) ${vscode.l10n.t("Add Tag…")}`, description: "", key: null };
  const picked = await vscode.window.showQuickPick([add, ...items], { title: vscode.l10n.t("Edit Tags") });
  if (picked === undefined) throw new vscode.CancellationError();
  return picked.key;
}

async function askKey(): Promise<string> {
  const key = await askText({
    title: vscode.l10n.t("Edit Tags"),
    prompt: vscode.l10n.t("Name of the tag"),
    placeHolder: "team",
    validateInput: (text) => (text.trim() === "" ? vscode.l10n.t("Enter a name.") : undefined),
  });
  if (key === undefined) throw new vscode.CancellationError();
  return key.trim();
}
