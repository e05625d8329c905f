import { rm } from "node:fs/promises";
import type * as vscode from "vscode";
import type { IndexService } from "../indexing/indexService";
import { storageFolder } from "../indexing/storageFolder";
import { notGrouped } from "../runs/groups/grouping";
import type { RunsGrouping } from "../runs/groups/runsGrouping";
import type { PickedRuns } from "../runs/pick/pickedRuns";
import type { RunsFilter } from "../runs/filter/runsFilter";

/** What is kept for a workspace and can be rebuilt. */
export interface ForgettableState {
  readonly index: IndexService;
  readonly picks: PickedRuns;
  readonly filter: RunsFilter;
  readonly grouping: RunsGrouping;
  readonly context: vscode.ExtensionContext;
}

/** Forgets picks, filter, groups and the saved index of this workspace, and reads the logs again. Logs are untouched. */
export async function forgetState({ index, picks, filter, grouping, context }: ForgettableState): Promise<void> {
  await picks.clear();
  await filter.set("");
  await grouping.set(notGrouped);
  await index.stop();
  await rm(await storageFolder(context), { recursive: true, force: true });
  await index.open();
}
