import * as vscode from "vscode";
import { plainMessage } from "./messages/plainMessage";

/** Shows that an act is at work, under a title in which nothing of a log becomes a link. */
export function withProgress<T>(
  { title, ...options }: vscode.ProgressOptions,
  act: (
    progress: vscode.Progress<{ message?: string; increment?: number }>,
    token: vscode.CancellationToken,
  ) => Thenable<T>,
): Thenable<T> {
  const plain = title === undefined ? {} : { title: plainMessage(title) };
  return vscode.window.withProgress({ ...options, ...plain }, act);
}
