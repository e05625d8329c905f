import * as vscode from "vscode";
import type { PageId } from "./pageId";

/** The icon of a page's tab, for dark and for light themes. */
export function pageIcon(
  id: PageId,
  extensionUri: vscode.Uri,
): { readonly light: vscode.Uri; readonly dark: vscode.Uri } {
  const file = (theme: "light" | "dark") => vscode.Uri.joinPath(extensionUri, "media", "pages", `${id}-${theme}.svg`);
  return { light: file("light"), dark: file("dark") };
}
