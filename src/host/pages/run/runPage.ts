import { guards } from "../../../protocol/guards";
import type { RunPageApi, RunPageState } from "../../../protocol/pages/runPageApi";
import { runPageContract } from "../../../protocol/pages/runPageContract";
import type { CodeTools } from "../../exactCode/codeTools";
import type { PageKind } from "../pageKind";
import { runAnswers } from "./runAnswers";

const isState = guards.shape<RunPageState>({ runId: guards.string, runName: guards.string });

/** The Run pages: one for each run. */
export function runPage(tools: CodeTools): PageKind<RunPageState, RunPageApi> {
  return {
    id: "run",
    contract: runPageContract,
    isState,
    key: ({ runId }) => runId,
    title: ({ runName }) => runName,
    api: (page) => runAnswers(page, tools),
  };
}
