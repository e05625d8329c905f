import * as vscode from "vscode";
import type { Icon } from "../../core/view/icon";

/** The editor's icon of a view model's. */
export function themeIcon({ id, color }: Icon): vscode.ThemeIcon {
  return new vscode.ThemeIcon(id, color === null ? undefined : new vscode.ThemeColor(color));
}
