import * as vscode from "vscode";
import { DisposableStore } from "./host/base/disposableStore";
import { showMessage } from "./host/base/messages/showMessage";
import { buildServices } from "./host/buildServices";
import type { Services } from "./host/services";

/** What this window has open; undefined before `activate` and after `deactivate`. */
let running: { readonly store: DisposableStore; readonly services: Services } | undefined;

/**
 * Called by the editor after its start. Builds and registers; reads and starts nothing.
 * @returns the services in an extension test, nothing otherwise: this extension offers other ones no interface
 */
export function activate(context: vscode.ExtensionContext): Services | undefined {
  const store = new DisposableStore();
  try {
    const services = buildServices(context, store);
    running = { store, services };
    return context.extensionMode === vscode.ExtensionMode.Test ? services : undefined;
  } catch (error) {
    // The editor logs a failed start and says nothing, and the side bar would stay empty without a word.
    store.dispose();
    const message = error instanceof Error ? error.message : String(error);
    void showMessage("error", vscode.l10n.t("Runback could not start: {0}", message));
    throw error;
  }
}

/** Called by the editor at its end. Resolves when the index is saved and its thread has ended. */
export async function deactivate(): Promise<void> {
  const last = running;
  running = undefined;
  if (last === undefined) return;
  const ended = last.services.index.end();
  last.store.dispose();
  await ended;
}
