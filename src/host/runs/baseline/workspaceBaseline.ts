import * as vscode from "vscode";
import type { IndexService } from "../../indexing/indexService";

/** Where older versions kept the one baseline of a workspace. */
const key = "runback.baseline";

/**
 * Makes the one run that an older version kept as the workspace's baseline that of its experiment, as soon as the index
 * has it; one that the experiment has already stays.
 */
export function adoptWorkspaceBaseline(
  store: vscode.Memento,
  index: IndexService,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  const runId = store.get(key);
  if (typeof runId !== "string") return new vscode.Disposable(() => undefined);
  const adopt = async (): Promise<void> => {
    const api = await index.open();
    if ((await api.run(runId)) === null) return;
    if ((await api.baseline(runId)) === null) await api.setBaseline([runId], true);
    await store.update(key, undefined);
  };
  return index.onDidChangeState((state) => {
    if (state !== "ready" || store.get(key) === undefined) return;
    adopt().catch((error: unknown) => log.warn(`The baseline of the workspace was not taken over: ${String(error)}`));
  });
}
