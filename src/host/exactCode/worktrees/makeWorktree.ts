import * as vscode from "vscode";
import type { RunDetail } from "../../../core/model/runDetail";
import type { LocatedSource } from "../../../git/port/locatedSource";
import type { OpenedWorktree } from "../../../git/port/worktrees";
import { withCancel } from "../../base/withCancel";
import { gitValue } from "../../source/gitValue";
import type { CodeTools } from "../codeTools";
import { uncommittedAsChanges } from "./uncommittedChoice";

/** Makes a detached working tree of a run's code, or finds the one that was made before. */
export async function makeWorktree(detail: RunDetail, { git, sources }: CodeTools): Promise<OpenedWorktree> {
  const { runName } = detail.row;
  const looking = vscode.l10n.t("Looking for the code of {0}…", runName);
  const located = await withCancel(looking, (signal) => sources.find(detail, signal));
  const asChanges = hasUncommitted(detail, located) && (await uncommittedAsChanges());
  const title = vscode.l10n.t("Making a worktree of {0}…", runName);
  const request = { located, label: runName, asChanges, parentFolder: null };
  return withCancel(title, async (signal) => gitValue(await git.worktrees.open(request, { signal })));
}

/** Whether the state is more than the commit that the run had checked out. */
function hasUncommitted(detail: RunDetail, located: LocatedSource): boolean {
  if (located.kind === "files") return false;
  return located.base !== null || located.revision !== detail.sources.at(-1)?.commit;
}
