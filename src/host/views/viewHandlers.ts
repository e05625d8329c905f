import path from "node:path";
import * as vscode from "vscode";
import { askText } from "../base/messages/askText";
import type { CommandHandlers } from "../base/registerCommands";
import { showMessage } from "../base/messages/showMessage";
import { UserError } from "../base/messages/userError";
import { visibleText } from "../base/messages/visibleText";
import type { Services } from "../services";
import { applyView } from "./applyView";
import { captureView } from "./captureView";
import type { KeptView, KeptViews } from "./viewStore";

/** The commands about saved views. */
type ViewCommand = "runback.deleteView" | "runback.openView" | "runback.saveView" | "runback.setDefaultView";

/** What they do (docs/views.md). A name as the argument stands for the question. */
export function viewHandlers(services: Services): Pick<CommandHandlers, ViewCommand> {
  const { savedViews } = services;
  const t = vscode.l10n.t;
  const chosen = async (args: readonly unknown[], title: string): Promise<KeptView> => {
    const kept = await savedViews.all();
    tellProblems(kept.problems);
    const named = kept.views.find(({ view }) => view.name === args[0]);
    if (named) return named;
    if (kept.views.length === 0) throw new UserError(t("No views have been saved yet."));
    return pickView(kept.views, title, savedViews.defaultName);
  };
  return {
    "runback.saveView": async (...args) => {
      const { views } = await savedViews.all();
      const given = typeof args[0] === "string" ? args[0] : await askName(views);
      const isShared = typeof args[1] === "string" ? args[1] === "shared" : await askShared();
      await savedViews.save(await captureView(given, services), isShared);
    },
    "runback.openView": async (...args) => {
      const { view } = await chosen(args, t("Open View"));
      const notices = await applyView(view, services);
      if (notices.length > 0)
        void showMessage("warning", t("The view {0} is not shown in full. {1}", view.name, notices.join(" ")));
    },
    "runback.deleteView": async (...args) => savedViews.delete(await chosen(args, t("Delete View"))),
    "runback.setDefaultView": async (...args) => {
      const { view } = await chosen(args, t("Set Default View"));
      await savedViews.setDefault(view.name === savedViews.defaultName ? "" : view.name);
    },
  };
}

/** One message for all files that are no views. */
function tellProblems(problems: KeptViews["problems"]): void {
  const [first, ...more] = problems;
  if (first === undefined) return;
  const name = path.basename(first.file);
  const text =
    more.length === 0
      ? vscode.l10n.t("The view {0} cannot be read: {1}", name, first.reason)
      : vscode.l10n.t("{0} views cannot be read, the first of them {1}: {2}", problems.length, name, first.reason);
  const open = vscode.l10n.t("Open File");
  void showMessage("warning", text, open).then((picked) => {
    if (picked === open) void vscode.window.showTextDocument(vscode.Uri.file(first.file));
  });
}

async function pickView(views: readonly KeptView[], title: string, defaultName: string): Promise<KeptView> {
  const items = views.map((kept) => {
    const where = kept.file === null ? vscode.l10n.t("own") : vscode.l10n.t("shared");
    const isDefault = kept.view.name === defaultName;
    const description = isDefault ? vscode.l10n.t("{0}, default", where) : where;
    return { label: visibleText(kept.view.name), description, detail: visibleText(kept.view.tree?.filter ?? ""), kept };
  });
  const picked = await vscode.window.showQuickPick(items, { title, matchOnDescription: true, matchOnDetail: true });
  if (picked === undefined) throw new vscode.CancellationError();
  return picked.kept;
}

async function askName(views: readonly KeptView[]): Promise<string> {
  const name = await askText({
    title: vscode.l10n.t("Save View"),
    prompt: vscode.l10n.t("Name of the view (one of the same name is replaced)"),
    value: vscode.l10n.t("View {0}", views.length + 1),
    validateInput: (text) =>
      text.trim() === "" || text.length > 200 ? vscode.l10n.t("Enter a name of 1 to 200 characters.") : undefined,
  });
  if (name === undefined) throw new vscode.CancellationError();
  return name.trim();
}

async function askShared(): Promise<boolean> {
  const items = [
    { label: vscode.l10n.t("For me"), description: vscode.l10n.t("kept with this workspace"), isShared: false },
    { label: vscode.l10n.t("For the project"), description: ".runback/views", isShared: true },
  ];
  const picked = await vscode.window.showQuickPick(items, { title: vscode.l10n.t("Save View") });
  if (picked === undefined) throw new vscode.CancellationError();
  return picked.isShared;
}
