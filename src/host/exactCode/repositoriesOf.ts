import * as vscode from "vscode";
import type { GitPort } from "../../git/port/gitPort";
import type { GitFailure } from "../../git/port/gitResult";
import type { Repository } from "../../git/port/repository";
import { UserError } from "../base/messages/userError";
import { workspaceFolders } from "../indexing/logDirectories";
import { gitError } from "../source/gitError";

/**
 * The repositories that the workspace's folders, and the given ones, lie in, each once. Throws what the user is to read
 * when there is none.
 */
export async function repositoriesOf(git: GitPort, moreFolders: readonly string[]): Promise<readonly Repository[]> {
  const found = new Map<string, Repository>();
  let failure: GitFailure | null = null;
  for (const folder of new Set([...workspaceFolders(), ...moreFolders])) {
    const result = await git.findRepository(folder);
    if (result.ok) found.set(result.value.commonFolder, found.get(result.value.commonFolder) ?? result.value);
    else failure ??= result;
  }
  if (found.size > 0) return [...found.values()];
  if (failure !== null) throw gitError(failure);
  throw new UserError(vscode.l10n.t("No folder is open, so there is no repository."));
}
