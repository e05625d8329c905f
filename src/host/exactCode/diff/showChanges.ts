import * as vscode from "vscode";
import type { ChangedPath } from "../../../core/view/source/changedPath";
import { changeList, textChanges, type ChangeListItem } from "../../../core/view/source/changeList";
import type { SourceChanges } from "../../../git/port/sourceChange";
import { harmlessReasons } from "../../../git/snapshot/choose/harmlessReasons";
import { showMessage } from "../../base/messages/showMessage";
import { themeIcon } from "../../base/themeIcon";
import { translate } from "../../base/translate";
import { visibleText } from "../../base/messages/visibleText";

/** Two code states that are compared, and where their files are read from. */
export interface ChangedSides {
  /** For instance "swift-fox @ 1a2b3c4d ↔ Working Tree". */
  readonly title: string;
  readonly before: (path: string) => vscode.Uri;
  readonly after: (path: string) => vscode.Uri;
}

const harmless: ReadonlySet<string> = new Set(Object.values(harmlessReasons));

/** Shows all changed files in the editor's multi-file diff, and names what that cannot show. */
export async function showChanges({ changes, notCompared }: SourceChanges, sides: ChangedSides): Promise<void> {
  // Data beside the code is expected; only what could be code is worth a word.
  const unknown = notCompared.filter(({ reason }) => !harmless.has(reason));
  const texts = textChanges(changes);
  const others = changeList(changes, unknown, translate);
  if (texts.length > 0) {
    const resources = texts.map((change) => [sides.after(change.path), ...pair(change, sides)]);
    await vscode.commands.executeCommand("vscode.changes", sides.title, resources);
  }
  if (others.length > 0) tellOthers(others, texts.length, sides);
  else if (texts.length === 0) void showMessage("info", vscode.l10n.t("{0}: the code is the same.", sides.title));
}

function pair(change: ChangedPath, sides: ChangedSides): (vscode.Uri | undefined)[] {
  return [
    change.oldPath === null ? undefined : sides.before(change.oldPath),
    change.kind === "removed" ? undefined : sides.after(change.path),
  ];
}

/** Does not wait for the answer: the diff is there already. */
function tellOthers(others: readonly ChangeListItem[], textCount: number, sides: ChangedSides): void {
  const text =
    textCount === 0
      ? vscode.l10n.t("No text files differ. Other changes: {0}.", others.length)
      : vscode.l10n.t("Not in the text diff: {0} (binary files, modes, submodules or not compared).", others.length);
  const show = vscode.l10n.t("Show List");
  void showMessage("info", text, show).then(async (answer) => {
    if (answer === show) await pickOther(others, sides);
  });
}

async function pickOther(others: readonly ChangeListItem[], sides: ChangedSides): Promise<void> {
  const items = others.map((other) => ({
    label: visibleText(other.label),
    description: visibleText(other.description),
    iconPath: themeIcon(other.icon),
    change: other.change,
  }));
  const placeHolder = vscode.l10n.t("Changes that a text diff does not show; pick a file to open both sides");
  const picked = await vscode.window.showQuickPick(items, {
    title: sides.title,
    placeHolder,
    matchOnDescription: true,
  });
  if (picked?.change) await openBoth(picked.change, sides);
}

/** The editor shows pictures side by side, and says so of what it cannot show. */
async function openBoth(change: ChangedPath, sides: ChangedSides): Promise<void> {
  const [before, after] = pair(change, sides);
  const only = before ?? after;
  if (before !== undefined && after !== undefined)
    await vscode.commands.executeCommand("vscode.diff", before, after, `${change.path} (${sides.title})`);
  else if (only !== undefined) await vscode.commands.executeCommand("vscode.open", only);
}
