import { rm } from "node:fs/promises";
import * as vscode from "vscode";
import { askModal } from "../base/askModal";
import type { IndexService } from "../indexing/indexService";
import { storageFolder } from "../indexing/storageFolder";
import type { PickedRuns } from "../runs/pickedRuns";
import type { RunsFilter } from "../runs/runsFilter";

/** What Reset State empties. */
export interface ResettableState {
  readonly index: IndexService;
  readonly picks: PickedRuns;
  readonly filter: RunsFilter;
  readonly context: vscode.ExtensionContext;
}

/** Forgets picks, filter and the saved index of this workspace, and reads the logs anew. Logs stay untouched. */
export async function resetState({ index, picks, filter, context }: ResettableState): Promise<void> {
  const reset = vscode.l10n.t("Reset");
  const question = vscode.l10n.t("Forget what Runback keeps for this workspace?");
  const detail = vscode.l10n.t(
    "Ticked runs, the filter and the index are dropped. Your logs are read again; they are not changed.",
  );
  if (!(await askModal(question, detail, reset))) return;
  await picks.clear();
  await filter.set("");
  await index.stop();
  await rm(await storageFolder(context), { recursive: true, force: true });
  await index.open();
}
