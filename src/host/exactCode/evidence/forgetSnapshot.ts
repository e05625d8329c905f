import * as vscode from "vscode";
import type { RunDetail } from "../../../core/model/runDetail";
import type { GitPort } from "../../../git/port/gitPort";
import { askModal } from "../../base/messages/askModal";
import { UserError } from "../../base/messages/userError";
import { gitValue } from "../../source/gitValue";
import { repositoriesOf } from "../repositoriesOf";

/** Deletes the ref that keeps the snapshot of a run, after a question that says what this means. */
export async function forgetSnapshot(detail: RunDetail, git: GitPort): Promise<void> {
  const t = vscode.l10n.t;
  const { directory, runName } = detail.row;
  const snapshot = detail.sources.at(-1)?.snapshot ?? null;
  const owners: string[] = [];
  for (const { topLevel } of snapshot === null ? [] : await repositoriesOf(git, [directory])) {
    const kept = gitValue(await git.snapshots.list(topLevel));
    if (kept.some((one) => one.snapshot === snapshot)) owners.push(topLevel);
  }
  if (snapshot === null || owners.length === 0)
    throw new UserError(t("No repository of this workspace keeps a snapshot of {0}.", runName));
  const forget = t("Forget Snapshot");
  const about = t(
    "This deletes the ref of {0}. Runs with the same code lose it too, unless a branch holds it. Its objects stay in the repository until git's next garbage collection.",
    snapshot.slice(0, 8),
  );
  const question = t("Forget the snapshot of {0}?", runName);
  if (!(await askModal(question, about, forget))) return;
  for (const owner of owners) gitValue(await git.snapshots.forget(owner, snapshot));
}
