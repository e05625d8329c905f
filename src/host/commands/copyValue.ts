import * as vscode from "vscode";

/** Copies the value of a line of the view Run. */
export async function copyValue(args: readonly unknown[]): Promise<void> {
  const [line] = args;
  if (typeof line !== "object" || line === null || !("copyText" in line)) return;
  if (typeof line.copyText === "string") await vscode.env.clipboard.writeText(line.copyText);
}
