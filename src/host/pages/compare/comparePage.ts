import * as vscode from "vscode";
import type { CompareApi, CompareState } from "../../../protocol/pages/compareApi";
import { compareContract } from "../../../protocol/pages/compareContract";
import { brushGuard } from "../../../protocol/guards/brushGuard";
import { guards } from "../../../protocol/guards/guards";
import type { IndexService } from "../../indexing/indexService";
import type { DirectionChoices } from "../../runs/directionChoices";
import type { BrushedRuns } from "../../runs/pick/brushedRuns";
import type { PageKind } from "../pageKind";
import { compareAnswers, type CompareTools } from "./compareAnswers";

const isState = guards.shape<CompareState>({
  runIds: guards.arrayOf(guards.string),
  baselineId: guards.nullable(guards.string),
  brush: guards.optional(guards.nullable(brushGuard)),
});

/** The Compare panels: one for each set of runs. */
export function comparePage(
  index: IndexService,
  tools: Omit<CompareTools, "brushed">,
  brushed: BrushedRuns,
  directions: Pick<DirectionChoices, "onDidChange">,
): PageKind<CompareState, CompareApi> {
  return {
    id: "compare",
    contract: compareContract,
    isState,
    key: ({ runIds }) => JSON.stringify([...runIds].sort()),
    title: ({ runIds }) => vscode.l10n.t("Compare {0} Runs", runIds.length),
    api: (page) =>
      compareAnswers(() => index.open(), page, { ...tools, brushed: (runIds) => brushed.set(page, runIds) }),
    watchShared: directions.onDidChange,
  };
}
