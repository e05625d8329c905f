import * as vscode from "vscode";
import { plainMessage } from "./plainMessage";

/**
 * Shows a message in which nothing of a log becomes a link.
 * @param actions labels of its buttons
 * @returns the label that was pressed; undefined when the message was closed
 */
export function showMessage(
  severity: "info" | "warning" | "error",
  text: string,
  ...actions: readonly string[]
): Thenable<string | undefined> {
  const plain = plainMessage(text);
  switch (severity) {
    case "info":
      return vscode.window.showInformationMessage(plain, ...actions);
    case "warning":
      return vscode.window.showWarningMessage(plain, ...actions);
    case "error":
      return vscode.window.showErrorMessage(plain, ...actions);
  }
}
