import * as vscode from "vscode";
import type { RunDetail } from "../../../core/model/runDetail";
import type { PageApi } from "../../../protocol/pages/pageApi";
import type { RunPageApi, RunPageState } from "../../../protocol/pages/runPageApi";
import { UserError } from "../../base/userError";
import { openDetail } from "../../commands/openDetail";
import type { CodeTools } from "../../exactCode/codeTools";
import { reachOf } from "../../exactCode/evidence/reachOf";
import { readConsoleTail } from "../../files/readConsoleTail";
import { readRunPicture } from "../../files/readRunPicture";
import { sourceRequest } from "../../source/sourceRequest";

/** What the Run page is answered with. What it names is looked up in the run again; paths never come from the page. */
export function runAnswers(
  { state: { runId } }: { readonly state: RunPageState },
  { git, index }: CodeTools,
): Omit<RunPageApi, keyof PageApi<RunPageState>> {
  const find = async (): Promise<RunDetail> => {
    const detail = await (await index.open()).run(runId);
    if (detail === null) throw new UserError(vscode.l10n.t("This run is not there any more."));
    return detail;
  };
  return {
    overview: async () => (await index.open()).overview(runId),
    async reach() {
      const detail = await find();
      const isKnown = detail.sources.length > 0 && detail.row.evidence !== "none";
      if (!isKnown || !vscode.workspace.isTrusted) return null;
      return reachOf(detail, await git.locateSource(sourceRequest(detail)));
    },
    series: async (metric, points) => (await index.open()).series({ runId, metric, points }),
    consoleTail: async () => readConsoleTail(await find()),
    picture: async (artifact) => readRunPicture(await find(), artifact),
    open: async (act) => openDetail(act, await find(), git),
    // A command tells its own trouble, and asks before what cannot be undone.
    act: async (act) => void (await vscode.commands.executeCommand(`runback.${act}`, runId)),
  };
}
