import * as vscode from "vscode";
import { worktreeItem } from "../../../core/view/source/worktreeText";
import type { WorktreeInfo } from "../../../git/port/worktrees";
import { themeIcon } from "../../base/themeIcon";
import { translate } from "../../base/translate";
import { visibleText } from "../../base/messages/visibleText";
import { folderSize } from "./folderSize";

/** What the user wants done: with one working tree, or with all whose folder is gone. */
export type WorktreeAct =
  { readonly kind: "open" | "add" | "remove"; readonly tree: WorktreeInfo } | { readonly kind: "prune" };

type Item = vscode.QuickPickItem & { readonly tree: WorktreeInfo };
type ActButton = vscode.QuickInputButton & { readonly kind: "add" | "remove" };

/** Lists working trees with their age and, as soon as they are counted, their sizes; null when the user leaves. */
export async function pickWorktree(trees: readonly WorktreeInfo[]): Promise<WorktreeAct | null> {
  const pick = vscode.window.createQuickPick<Item>();
  const counting = new AbortController();
  const sizes = new Map<string, number>();
  const draw = (): void => {
    pick.items = trees.map((tree) => item(tree, sizes.get(tree.folder) ?? null));
  };
  pick.title = vscode.l10n.t("Worktrees");
  pick.placeholder = vscode.l10n.t("Pick one to open it in a new window");
  pick.matchOnDescription = true;
  pick.keepScrollPosition = true;
  const prune = { iconPath: new vscode.ThemeIcon("clear-all"), tooltip: vscode.l10n.t("Forget Deleted Worktrees") };
  if (trees.some(({ isGone }) => isGone)) pick.buttons = [prune];
  draw();
  void count(trees, sizes, counting.signal, draw);
  try {
    return await new Promise<WorktreeAct | null>((resolve) => {
      pick.onDidAccept(() => {
        const tree = pick.selectedItems[0]?.tree;
        if (tree !== undefined && !tree.isGone) resolve({ kind: "open", tree });
      });
      pick.onDidTriggerButton(() => resolve({ kind: "prune" }));
      pick.onDidTriggerItemButton(({ item: { tree }, button }) => resolve({ kind: (button as ActButton).kind, tree }));
      pick.onDidHide(() => resolve(null));
      pick.show();
    });
  } finally {
    counting.abort();
    pick.dispose();
  }
}

/** One after the other: counting is work for the disk, and the list is there already. */
async function count(
  trees: readonly WorktreeInfo[],
  sizes: Map<string, number>,
  signal: AbortSignal,
  draw: () => void,
): Promise<void> {
  for (const { folder, isGone, isMain } of trees) {
    if (isGone || isMain) continue;
    const size = await folderSize(folder, signal);
    if (signal.aborted) return;
    if (size !== null) sizes.set(folder, size);
    draw();
  }
}

function item(tree: WorktreeInfo, bytes: number | null): Item {
  const { label, description, detail, icon } = worktreeItem(tree, bytes, Date.now(), translate);
  const texts = { label: visibleText(label), description: visibleText(description), detail: visibleText(detail) };
  return { ...texts, iconPath: themeIcon(icon), buttons: buttons(tree), tree };
}

/** Only what Runback made can be removed here. */
function buttons({ isGone, isMain, isLocked, revision }: WorktreeInfo): ActButton[] {
  if (isGone || isMain) return [];
  const add: ActButton = {
    kind: "add",
    iconPath: new vscode.ThemeIcon("add"),
    tooltip: vscode.l10n.t("Add to Workspace"),
  };
  const remove: ActButton = {
    kind: "remove",
    iconPath: new vscode.ThemeIcon("trash"),
    tooltip: vscode.l10n.t("Remove"),
  };
  return revision !== null && !isLocked ? [add, remove] : [add];
}
