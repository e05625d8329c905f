import * as vscode from "vscode";
import type { RunDetail } from "../../../core/model/runDetail";
import type { OpenedWorktree } from "../../../git/port/worktrees";
import { withCancel } from "../../base/withCancel";
import { workspaceFolders } from "../../indexing/logDirectories";
import { gitValue } from "../../source/gitValue";
import type { CodeTools } from "../codeTools";
import { hasUncommitted } from "./hasUncommitted";
import { uncommittedAsChanges } from "./uncommittedChoice";
import { worktreeParent } from "./worktreeParent";

/** Makes a detached working tree of a run's code, or finds the one that was made before. */
export async function makeWorktree(detail: RunDetail, { git, sources }: CodeTools): Promise<OpenedWorktree> {
  const { runName } = detail.row;
  const looking = vscode.l10n.t("Looking for the code of {0}…", runName);
  const located = await withCancel(looking, (signal) => sources.find(detail, signal));
  const asChanges = hasUncommitted(detail, located) && (await uncommittedAsChanges());
  const title = vscode.l10n.t("Making a worktree of {0}…", runName);
  const parentFolder =
    located.kind === "files"
      ? null
      : await worktreeParent(detail.row.formats, located.place.repository.topLevel, workspaceFolders());
  const request = { located, label: runName, asChanges, parentFolder };
  return withCancel(title, async (signal) => gitValue(await git.worktrees.open(request, { signal })));
}
