import * as vscode from "vscode";

/**
 * Asks before an act, in a dialog that has to be answered; its text makes no links.
 * @param action label of the button that agrees
 * @returns whether the user agreed
 */
export async function askModal(question: string, detail: string, action: string): Promise<boolean> {
  return (await vscode.window.showWarningMessage(question, { modal: true, detail }, action)) === action;
}
