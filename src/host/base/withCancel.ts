import * as vscode from "vscode";
import { withProgress } from "./withProgress";

/** Milliseconds before a progress notice comes up; quick acts show none. */
const patience = 800;

/**
 * Runs an act that may take its time: after a moment a notice shows that it works, with a button to cancel. Throws
 * `CancellationError` when the user did.
 * @param title for instance "Comparing the code of swift-fox…"
 */
export async function withCancel<T>(title: string, act: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const work = act(controller.signal);
  const ended = work.then(
    () => undefined,
    () => undefined, // The caller is told below.
  );
  const timer = setTimeout(() => {
    const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
    void withProgress(options, (_progress, token) => {
      token.onCancellationRequested(() => controller.abort());
      return ended;
    });
  }, patience);
  try {
    const value = await work;
    if (controller.signal.aborted) throw new vscode.CancellationError();
    return value;
  } finally {
    clearTimeout(timer);
  }
}
