import * as vscode from "vscode";
import type { RunDetail } from "../../core/model/runDetail";
import type { SourceRequest } from "../../git/port/sourceRequest";
import { UserError } from "../base/messages/userError";
import { workspaceFolders } from "../indexing/logDirectories";

/** What the git ring is asked for the code of a run's current attempt. Throws when the log names no code. */
export function sourceRequest(detail: RunDetail): SourceRequest {
  const source = detail.sources.at(-1);
  if (source === undefined)
    throw new UserError(vscode.l10n.t("The log of {0} does not say which code it ran.", detail.row.runName));
  return { source, runFolder: source.folder ?? detail.row.directory, workspaceFolders: workspaceFolders() };
}
