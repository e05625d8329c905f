import * as vscode from "vscode";
import { guards } from "../../../protocol/guards/guards";
import type { RunPageApi, RunPageState } from "../../../protocol/pages/runPageApi";
import { runPageContract } from "../../../protocol/pages/runPageContract";
import { translate } from "../../base/translate";
import { openDetail } from "../../commands/openDetail";
import type { CodeTools } from "../../exactCode/codeTools";
import { reachOf } from "../../exactCode/evidence/reachOf";
import type { DirectionChoices } from "../../runs/directionChoices";
import { sourceRequest } from "../../source/sourceRequest";
import type { PageKind } from "../pageKind";
import { runAnswers, type RunPageTools } from "./runAnswers";

const isState = guards.shape<RunPageState>({ runId: guards.string, runName: guards.string });

/** The Run pages: one for each run. */
export function runPage({ git, index }: CodeTools, directions: DirectionChoices): PageKind<RunPageState, RunPageApi> {
  const tools: RunPageTools = {
    t: translate,
    git,
    directions,
    open: () => index.open(),
    async reach(detail) {
      const isKnown = detail.sources.length > 0 && detail.row.evidence !== "none";
      if (!isKnown || !vscode.workspace.isTrusted) return null;
      return reachOf(detail, await git.locateSource(sourceRequest(detail)));
    },
    openLine: (act, detail) => Promise.resolve(openDetail(act, detail, git)),
    // A command tells its own trouble, and asks before what cannot be undone.
    act: async (act, runId) => void (await vscode.commands.executeCommand(`runback.${act}`, runId)),
  };
  return {
    id: "run",
    contract: runPageContract,
    isState,
    key: ({ runId }) => runId,
    title: ({ runName }) => runName,
    api: (page) => runAnswers(page, tools),
    watchShared: directions.onDidChange,
  };
}
