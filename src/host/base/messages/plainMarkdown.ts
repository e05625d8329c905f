import * as vscode from "vscode";

/** Markdown in which no command runs, no HTML renders and no `$(icon)` of a log becomes an icon. */
export function plainMarkdown(text: string): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString(text, false);
  markdown.isTrusted = false;
  markdown.supportHtml = false;
  return markdown;
}
