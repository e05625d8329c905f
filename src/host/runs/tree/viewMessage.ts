import * as vscode from "vscode";
import type { IndexStatus } from "../../../protocol/indexApi";
import type { IndexState } from "../../indexing/indexService";

/** The line above the tree: what the index is doing, or what the user should know of it; may be empty. */
export function viewMessage(state: IndexState, status: IndexStatus | null, failure: string | null): string {
  if (state === "failed") return vscode.l10n.t("The runs cannot be shown: {0}", failure ?? "");
  const parts: string[] = [];
  if (state === "loading" && status !== null && status.filesKnown > 0)
    parts.push(vscode.l10n.t("Reading logs: {0} of {1}", status.filesRead, status.filesKnown));
  parts.push(...(status?.notes ?? []));
  return parts.join("\n");
}
