import type * as vscode from "vscode";
import type { Services } from "../services";
import { applyTree } from "./applyView";

/** Begins a window with what the default view says of the view Runs, as soon as there are runs to show. */
export function beginWithDefaultView(services: Services): vscode.Disposable {
  const { index, log, savedViews } = services;
  let isDue = savedViews.defaultName !== "";
  const begin = async (): Promise<void> => {
    const { views } = await savedViews.all();
    const tree = views.find(({ view }) => view.name === savedViews.defaultName)?.view.tree;
    if (tree) await applyTree(tree, services);
  };
  return index.onDidChangeState(() => {
    if (!isDue) return;
    isDue = false;
    begin().catch((error: unknown) => log.warn(`The default view is not shown: ${String(error)}`));
  });
}
