import * as vscode from "vscode";
import type { IndexService } from "../indexing/indexService";
import type { CurrentRun } from "../runs/pick/currentRun";
import type { PickedRuns } from "../runs/pick/pickedRuns";
import { runIdsOf } from "../runs/pick/runIdsOf";
import { runQuickPickItem } from "../runs/pick/runQuickPickItem";

/** More are found by the filter of the view. */
const limit = 1000;

/** What the choice of runs rests on. */
export interface MarkServices {
  readonly index: IndexService;
  readonly picks: PickedRuns;
  readonly current: CurrentRun;
}

/**
 * The runs that a mark is for: those that the command was called on, with a multiple selection all of it; else the
 * ticked ones; else the run of the view Run; else those picked from a list. Throws `CancellationError` when the user
 * leaves it.
 * @param filter which runs are offered, where the act is not for all of them; then the view's run is not taken
 */
export async function runsToMark(
  args: readonly unknown[],
  { index, picks, current }: MarkServices,
  title: string,
  filter?: string,
): Promise<readonly string[]> {
  const given = runIdsOf(args);
  if (given.length > 0) return given;
  if (picks.ids.size > 0) return [...picks.ids];
  if (filter === undefined && current.runId !== null) return [current.runId];
  const api = await index.open();
  const query = { offset: 0, limit, ...(filter === undefined ? {} : { filter }) };
  const items = api.runs(query).then(({ rows }) => rows.map(runQuickPickItem));
  const placeHolder = vscode.l10n.t("Pick one or more runs");
  const picked = await vscode.window.showQuickPick(items, { title, placeHolder, canPickMany: true });
  if (picked === undefined || picked.length === 0) throw new vscode.CancellationError();
  return picked.map(({ row }) => row.runId);
}
