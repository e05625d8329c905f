import { existsSync } from "node:fs";
import path from "node:path";
import * as vscode from "vscode";
import { isObjectId } from "../../../core/model/isObjectId";
import type { RunDetail } from "../../../core/model/runDetail";
import type { GitPort } from "../../../git/port/gitPort";
import type { Repository } from "../../../git/port/repository";
import { askModal } from "../../base/messages/askModal";
import { showMessage } from "../../base/messages/showMessage";
import { UserError } from "../../base/messages/userError";
import { visibleText } from "../../base/messages/visibleText";
import { runVisibly } from "../../processes/runVisibly";
import { gitError } from "../../source/gitError";
import { gitValue } from "../../source/gitValue";
import { sourceRequest } from "../../source/sourceRequest";
import { repositoriesOf } from "../repositoriesOf";

/**
 * Fetches the commit of a run from the remotes, in a terminal that the user sees, with the user's own credentials.
 * Remote addresses come from the repository's own settings, never from a log. A snapshot is asked for as "Share Snapshot"
 * pushes it; a commit that no branch holds any more can still be had by its id where the server allows it.
 */
export async function fetchSource(detail: RunDetail, git: GitPort): Promise<void> {
  const { row, sources } = detail;
  const repository = await chooseRepository(await repositoriesOf(git, [row.directory]));
  const isShallow = existsSync(path.join(repository.commonFolder, "shallow"));
  const program = gitValue(await git.program()).path;
  const all = ["-C", repository.topLevel, "fetch", "--all", ...(isShallow ? ["--unshallow"] : [])];
  if (!(await isWanted(row.runName, ["git", ...all]))) throw new vscode.CancellationError();
  await runVisibly(vscode.l10n.t("Fetch"), [program, ...all]);
  const source = sources.at(-1);
  let result = await git.locateSource(sourceRequest(detail));
  for (const wanted of [...idsIn(source?.snapshot).map(sharedRef), ...idsIn(source?.commit)]) {
    // A commit alone will do where no snapshot is to be had.
    if (result.ok && (source?.snapshot === null || result.value.evidence === source?.evidence || !isRef(wanted))) break;
    await runVisibly(vscode.l10n.t("Fetch"), [program, "-C", repository.topLevel, "fetch", "origin", wanted]);
    result = await git.locateSource(sourceRequest(detail));
  }
  if (!result.ok) throw gitError(result);
  tellDone(row.runName);
}

const idsIn = (id: string | null | undefined): string[] => (id && isObjectId(id) ? [id] : []);
const isRef = (wanted: string): boolean => wanted.startsWith("refs/");

function sharedRef(snapshot: string): string {
  const ref = `refs/runback/shared/${snapshot}`;
  return `${ref}:${ref}`;
}

async function chooseRepository(repositories: readonly Repository[]): Promise<Repository> {
  const [first] = repositories;
  if (first === undefined) throw new UserError(vscode.l10n.t("There is no repository to fetch into."));
  if (repositories.length === 1) return first;
  const items = repositories.map((repository) => ({
    label: visibleText(path.basename(repository.topLevel)),
    description: visibleText(repository.topLevel),
    repository,
  }));
  const title = vscode.l10n.t("Fetch into Which Repository?");
  const picked = await vscode.window.showQuickPick(items, { title });
  if (picked === undefined) throw new vscode.CancellationError();
  return picked.repository;
}

function isWanted(runName: string, command: readonly string[]): Promise<boolean> {
  const fetch = vscode.l10n.t("Fetch");
  const question = vscode.l10n.t("Fetch the code of {0}? This uses the network, with your own credentials.", runName);
  return askModal(question, command.join(" "), fetch);
}

function tellDone(runName: string): void {
  void showMessage("info", vscode.l10n.t("The code of {0} is available now.", runName));
}
