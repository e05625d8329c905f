import * as vscode from "vscode";
import { askModal } from "../../base/messages/askModal";
import { showMessage } from "../../base/messages/showMessage";
import { UserError } from "../../base/messages/userError";
import { withCancel } from "../../base/withCancel";
import { gitValue } from "../../source/gitValue";
import type { CodeTools } from "../codeTools";
import { repositoriesOf } from "../repositoriesOf";
import { usedSnapshots } from "./usedSnapshots";

/** Milliseconds: what is younger may belong to a run that is not in the index yet. */
const grace = 24 * 3_600_000;

/** Deletes the refs of snapshots that no run of this workspace has, after a question that says how many. */
export async function pruneSnapshots({ git, index }: CodeTools): Promise<void> {
  const t = vscode.l10n.t;
  const api = await index.open();
  if ((await api.status()).isLoading)
    throw new UserError(t("Logs are still being read. Try again when all runs are known."));
  const olderThan = Date.now() - grace;
  const { roots, used, unused } = await withCancel(t("Looking for unused snapshots…"), async (signal) => {
    const used = await usedSnapshots(api, signal);
    const roots = (await repositoriesOf(git, [])).map(({ topLevel }) => topLevel);
    const lists = await Promise.all(roots.map(async (root) => gitValue(await git.snapshots.list(root))));
    const isOld = ({ madeAt }: { readonly madeAt: number | null }): boolean => (madeAt ?? 0) < olderThan;
    return { roots, used, unused: lists.flat().filter((kept) => isOld(kept) && !used.has(kept.snapshot)).length };
  });
  if (unused === 0) {
    void showMessage("info", t("Every snapshot older than a day is used by a run."));
    return;
  }
  const prune = t("Prune Snapshots");
  const question = t("Prune snapshots that no run of this workspace uses: {0}?", unused);
  const detail = t(
    "Runs whose logs are not in this workspace are not known here and would lose their snapshots. The objects stay in the repository until git's next garbage collection.",
  );
  if (!(await askModal(question, detail, prune))) return;
  for (const root of roots) gitValue(await git.snapshots.prune(root, used, olderThan));
}
