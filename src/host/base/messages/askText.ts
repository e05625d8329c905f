import * as vscode from "vscode";
import { plainMessage } from "./plainMessage";

/** Asks for one line of text under a prompt in which nothing of a log becomes a link; undefined when the user leaves. */
export function askText({ prompt, ...options }: vscode.InputBoxOptions): Thenable<string | undefined> {
  return vscode.window.showInputBox({ ...options, ...(prompt === undefined ? {} : { prompt: plainMessage(prompt) }) });
}
