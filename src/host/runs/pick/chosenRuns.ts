import * as vscode from "vscode";
import type { RunDetail } from "../../../core/model/runDetail";
import type { RunRow } from "../../../core/model/runRow";
import { UserError } from "../../base/messages/userError";
import type { IndexService } from "../../indexing/indexService";
import type { CurrentRun } from "./currentRun";
import { runIdsOf } from "./runIdsOf";
import { pickRun } from "./runPicker";

/**
 * Finds out which runs a command is meant for: the ones it was called on in the tree (several with a multiple
 * selection), a run id, else the run of the view Run where the act can be done with it, else one picked from a list.
 */
export class ChosenRuns {
  constructor(
    private readonly index: IndexService,
    private readonly current: CurrentRun,
  ) {}

  /**
   * Details of the meant runs. Throws `CancellationError` when the user leaves the list.
   * @param isOffered leaves runs out of the list that the act cannot be done with
   */
  async all(
    args: readonly unknown[],
    title: string,
    isOffered?: (row: RunRow) => boolean,
  ): Promise<readonly RunDetail[]> {
    const api = await this.index.open();
    const ids = runIdsOf(args);
    if (ids.length === 0) {
      const current = this.current.runId === null ? null : await api.run(this.current.runId);
      if (current !== null && (isOffered?.(current.row) ?? true)) return [current];
      const picked = await pickRun(title, api, isOffered);
      if (picked === null) throw new vscode.CancellationError();
      ids.push(picked.runId);
    }
    const details = await Promise.all(ids.map((runId) => api.run(runId)));
    const known = details.filter((detail) => detail !== null);
    if (known.length === 0) throw new UserError(vscode.l10n.t("This run no longer exists."));
    return known;
  }

  /** The run in the arguments, else one picked from a list: for commands that change which run is the current one. */
  async picked(args: readonly unknown[], title: string): Promise<RunDetail> {
    const api = await this.index.open();
    const runId = runIdsOf(args)[0] ?? (await pickRun(title, api))?.runId;
    if (runId === undefined) throw new vscode.CancellationError();
    return this.one([runId], title);
  }

  /** The same as `all` for a command that takes one run. */
  async one(args: readonly unknown[], title: string, isOffered?: (row: RunRow) => boolean): Promise<RunDetail> {
    const [detail] = await this.all(args.slice(0, 1), title, isOffered);
    if (detail === undefined) throw new UserError(vscode.l10n.t("This run no longer exists."));
    return detail;
  }

  /**
   * Two runs: the two selected ones, else the one the command was called on and another, which is the other ticked run
   * or one picked from a list; without any, the two ticked ones.
   * @param ticked ids of the ticked runs
   */
  async pair(
    args: readonly unknown[],
    title: string,
    ticked: ReadonlySet<string>,
    isOffered: (row: RunRow) => boolean,
  ): Promise<readonly [RunDetail, RunDetail]> {
    const given = runIdsOf(args);
    const ids = given.length === 0 && ticked.size === 2 ? [...ticked] : given;
    if (ids.length > 2) throw new UserError(vscode.l10n.t("Select two runs to compare."));
    const first = await this.one(ids.slice(0, 1), title, isOffered);
    const { runId, runName } = first.row;
    const rest = [...ticked].filter((id) => id !== runId);
    const secondId = ids[1] ?? (ticked.size === 2 && rest.length === 1 ? rest[0] : undefined);
    if (secondId !== undefined) return [first, await this.one([secondId], title)];
    const question = vscode.l10n.t("Compare {0} with…", runName);
    const isOther = (row: RunRow): boolean => row.runId !== runId && isOffered(row);
    const picked = await pickRun(question, await this.index.open(), isOther);
    if (picked === null) throw new vscode.CancellationError();
    return [first, await this.one([picked.runId], title)];
  }
}
