import * as vscode from "vscode";
import type { RunDetail } from "../../../core/model/runDetail";
import type { GitPort } from "../../../git/port/gitPort";
import type { LocatedSource } from "../../../git/port/locatedSource";
import { askText } from "../../base/messages/askText";
import { showMessage } from "../../base/messages/showMessage";
import { UserError } from "../../base/messages/userError";
import { visibleText } from "../../base/messages/visibleText";
import { withCancel } from "../../base/withCancel";
import { runVisibly } from "../../processes/runVisibly";
import { gitValue } from "../../source/gitValue";
import { sourceUri } from "../../source/sourceUri";
import { stateTitle } from "../../source/stateTitle";
import type { CodeTools } from "../codeTools";

/** A name as `git remote` gives it: no address and nothing that git reads as an option. */
const remotePattern = /^\w[\w./-]*$/;

type Objects = Extract<LocatedSource, { kind: "objects" }>;

/**
 * Pushes the code of a run to a remote as a commit without history, in a terminal that the user sees and after every
 * file was listed that is in no commit of the user's.
 */
export async function shareSnapshot(detail: RunDetail, { git, sources }: CodeTools): Promise<void> {
  const t = vscode.l10n.t;
  const { runName } = detail.row;
  const { located, files } = await withCancel(t("Looking for the code of {0}…", runName), async (signal) => {
    const located = await sources.find(detail, signal);
    if (located.kind === "files") throw new UserError(t("{0} has copied files only, which git cannot share.", runName));
    return { located, files: await ownFiles(detail, located, git, signal) };
  });
  const remote = await askText({
    title: t("Share Snapshot of {0}", runName),
    prompt: t("Name of the remote to push to"),
    value: "origin",
    validateInput: (text) => (remotePattern.test(text) ? undefined : t("That is not the name of a remote.")),
  });
  if (remote === undefined || !remotePattern.test(remote)) throw new vscode.CancellationError();
  if (!(await isWanted(detail, located, files, remote))) return;
  const commit = gitValue(await git.snapshots.withoutHistory(located));
  const ref = `refs/runback/shared/${located.revision}`;
  const program = gitValue(await git.program()).path;
  const push = ["-C", located.place.repository.topLevel, "push", remote, `${commit}:${ref}`] as const;
  const exitCode = await runVisibly(t("Share Snapshot"), [program, ...push]);
  if (exitCode !== 0) throw new UserError(t("The snapshot was not pushed; the terminal says why."));
  const how = `git fetch ${remote} ${ref}`;
  void showMessage("info", t("The code of {0} is shared. Others get it with: {1}", runName, how));
}

/** Files of the state that the run's commit does not hold; all of them when there is no such commit. */
async function ownFiles(
  detail: RunDetail,
  located: Objects,
  git: GitPort,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const commit = detail.sources.at(-1)?.commit ?? null;
  if (commit === null) return gitValue(await git.browser.listFiles(located, { signal })).map((entry) => entry.path);
  const from: Objects = { ...located, revision: commit, base: null };
  const { changes } = gitValue(await git.browser.compare(from, located, { signal }));
  return changes.filter(({ kind }) => kind === "added" || kind === "renamed").map(({ path }) => path);
}

/** Lists what would be sent besides the commit's own files; picking a file opens it instead of sending anything. */
async function isWanted(
  detail: RunDetail,
  located: Objects,
  files: readonly string[],
  remote: string,
): Promise<boolean> {
  const t = vscode.l10n.t;
  const heading = t("Files that the run's commit does not hold: {0}", files.length);
  const items: readonly (vscode.QuickPickItem & { readonly path: string | null })[] = [
    { label: t("$(cloud-upload) Push to {0}", remote), detail: t("One commit without history."), path: null },
    { label: heading, kind: vscode.QuickPickItemKind.Separator, path: null },
    ...files.map((path) => ({ label: visibleText(path), path })),
  ];
  const title = t("Share Snapshot of {0}", detail.row.runName);
  const placeHolder = t("Look through the files before you push; pick one to open it");
  const picked = await vscode.window.showQuickPick(items, { title, placeHolder });
  if (picked?.path) {
    const uri = sourceUri({ runId: detail.row.runId, path: picked.path }, stateTitle(detail, located));
    await vscode.commands.executeCommand("vscode.open", uri, { preview: true });
  }
  return picked !== undefined && picked.path === null;
}
