import { execFile } from "node:child_process";
import * as vscode from "vscode";
import { withProgress } from "../base/withProgress";

/** An installer that is still busy after this waits for something that does not come. */
const timeLimit = 180_000;

/**
 * Runs a program with an argument array, without a shell, while a notification that can be cancelled says so. What it
 * prints goes to the log.
 * @returns whether it ended well; throws `CancellationError` when the user cancelled it
 */
export async function runWithProgress(
  title: string,
  [program, ...args]: readonly [string, ...string[]],
  log: vscode.LogOutputChannel,
): Promise<boolean> {
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  return withProgress(options, async (_progress, token) => {
    const stop = new AbortController();
    const listener = token.onCancellationRequested(() => stop.abort());
    log.info(`${title} ${[program, ...args].join(" ")}`);
    const isDone = await new Promise<boolean>((resolve) => {
      const limits = { timeout: timeLimit, signal: stop.signal, windowsHide: true };
      execFile(program, args, limits, (error, stdout, stderr) => {
        for (const text of [stdout, stderr, error?.message ?? ""]) if (text.trim() !== "") log.info(text.trim());
        resolve(error === null);
      });
    });
    listener.dispose();
    if (token.isCancellationRequested) throw new vscode.CancellationError();
    return isDone;
  });
}
