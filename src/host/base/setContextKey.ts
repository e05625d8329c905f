import * as vscode from "vscode";
import type { ContextKeys } from "../catalogue/contextKeys";

/** Sets a context key of the catalogue for when clauses. */
export function setContextKey<K extends keyof ContextKeys>(key: K, value: ContextKeys[K]): void {
  void vscode.commands.executeCommand("setContext", key, value);
}
