import type * as vscode from "vscode";
import type { SavedView } from "../../core/views/savedView";
import type { Services } from "../services";
import { applyTree, prepareView } from "./applyView";

/**
 * Begins a window with what the default view says: of the view Runs as soon as there are runs to show, and of the Runs
 * table and comparisons, for when they are opened, once all runs are known.
 */
export function beginWithDefaultView(services: Services): vscode.Disposable {
  const { index, log, savedViews } = services;
  let isTreeDue = savedViews.defaultName !== "";
  let isRestDue = isTreeDue;
  const begin = async (apply: (view: SavedView) => Promise<void>): Promise<void> => {
    const { views } = await savedViews.all();
    const found = views.find(({ view }) => view.name === savedViews.defaultName);
    if (found) await apply(found.view);
  };
  const failed = (error: unknown): void => log.warn(`The default view is not shown: ${String(error)}`);
  return index.onDidChangeState((state) => {
    if (isTreeDue) begin(async ({ tree }) => void (tree && (await applyTree(tree, services)))).catch(failed);
    isTreeDue = false;
    if (state !== "ready" || !isRestDue) return;
    isRestDue = false;
    begin((view) => prepareView(view, services)).catch(failed);
  });
}
