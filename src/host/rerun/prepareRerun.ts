import { hostname } from "node:os";
import path from "node:path";
import * as vscode from "vscode";
import type { RunDetail } from "../../core/model/runDetail";
import { isOwnRun } from "../../core/rerun/isOwnRun";
import { planRerun } from "../../core/rerun/planRerun";
import type { OpenedWorktree } from "../../git/port/worktrees";
import { UserError } from "../base/messages/userError";
import { withCancel } from "../base/withCancel";
import { foreignWorktrees } from "../exactCode/worktrees/foreignWorktrees";
import type { Services } from "../services";
import { gitValue } from "../source/gitValue";
import { sourceRequest } from "../source/sourceRequest";
import { missingInputs } from "./missingInputs";
import type { PreparedRerun } from "./preparedRerun";

/** Makes or finds the worktree of a run's code, and plans how to run it there. Throws what the user is to read. */
export async function prepareRerun(detail: RunDetail, { git }: Pick<Services, "git">): Promise<PreparedRerun> {
  const t = vscode.l10n.t;
  if (!vscode.workspace.isTrusted) throw new UserError(t("Programs are only started in trusted workspaces."));
  // Before anything is made: a run without a command needs no worktree.
  const host = hostname();
  const pythonPath = process.env["PYTHONPATH"] ?? "";
  const planned = (worktree: string) => planRerun(detail, { worktree, host, pythonPath });
  const first = planned(path.parse(detail.row.directory).root);
  if (!first.ok) throw new UserError(first.reason);
  const title = t("Making a worktree of {0}…", detail.row.runName);
  const [notice, opened] = await withCancel(title, async (signal) => {
    const located = gitValue(await git.locateSource(sourceRequest(detail), { signal }));
    // Code that came with a log must not lie below a folder that the user has trusted.
    const parentFolder = isOwnRun(detail, host) ? null : foreignWorktrees();
    const request = { located, label: detail.row.runName, asChanges: false, parentFolder };
    return [located.notice, gitValue(await git.worktrees.open(request, { signal }))] as const;
  });
  const result = planned(opened.folder);
  if (!result.ok) throw new UserError(result.reason);
  const repository = detail.sources.at(-1)?.repository ?? null;
  const { plan } = result;
  return {
    plan,
    worktree: opened.folder,
    missing: repository === null ? [] : await missingInputs(plan.inputs, repository, opened.folder),
    notes: [...plan.notes, ...(notice === null ? [] : [notice]), ...lacks(opened)],
  };
}

function lacks({ filtered, submodules }: OpenedWorktree): string[] {
  const notes: string[] = [];
  if (submodules.length > 0) notes.push(vscode.l10n.t("Submodules are empty: {0}", submodules.join(", ")));
  if (filtered.length > 0)
    notes.push(
      vscode.l10n.t("Files with a git filter (LFS, git-crypt …) are left as git stores them: {0}", filtered.length),
    );
  return notes;
}
