import * as vscode from "vscode";
import { guards } from "../../../protocol/guards/guards";
import type { RunsPageApi, RunsPageState } from "../../../protocol/pages/runsPageApi";
import { runsPageContract } from "../../../protocol/pages/runsPageContract";
import type { IndexService } from "../../indexing/indexService";
import type { BrushedRuns } from "../../runs/pick/brushedRuns";
import type { CurrentRun } from "../../runs/pick/currentRun";
import type { DirectionChoices } from "../../runs/directionChoices";
import type { PickedRuns } from "../../runs/pick/pickedRuns";
import type { FilterDrafts } from "../../runs/filter/filterDrafts";
import type { KeptFilters } from "../../runs/filter/keptFilters";
import type { RunsFilter } from "../../runs/filter/runsFilter";
import type { RunsView } from "../../runs/tree/runsView";
import type { PageKind } from "../pageKind";
import { runsAnswers } from "./runsAnswers";

/** Parts of the window that a Runs table works with. */
export interface RunsPageParts {
  readonly index: IndexService;
  readonly filter: RunsFilter;
  readonly keptFilters: KeptFilters;
  readonly filterDrafts: FilterDrafts;
  readonly picks: PickedRuns;
  readonly brushed: BrushedRuns;
  readonly current: CurrentRun;
  readonly runsView: RunsView;
  readonly directions: DirectionChoices;
  /** Patterns of params that are named like seeds, as they are set now. */
  readonly seedParams: () => readonly string[];
}

const isState = guards.shape<RunsPageState>({
  experimentIds: guards.arrayOf(guards.string),
  experiments: guards.arrayOf(guards.string),
});

/** The Runs tables: one for each set of experiments. */
export function runsPage({
  index,
  filter,
  keptFilters,
  filterDrafts,
  picks,
  brushed,
  current,
  runsView,
  directions,
  seedParams,
}: RunsPageParts): PageKind<RunsPageState, RunsPageApi> {
  const shared = {
    filter,
    kept: keptFilters,
    drafts: filterDrafts,
    picks,
    brushed,
    current,
    directions,
    seedParams,
    isLoading: () => index.state === "loading",
    async selectRun(runId: string) {
      current.show(runId);
      if (runsView.view.visible) await runsView.reveal(runId);
    },
    compare: async (runIds: readonly string[]) =>
      void (await vscode.commands.executeCommand("runback.compareRuns", undefined, runIds)),
  };
  return {
    id: "runs",
    contract: runsPageContract,
    isState,
    key: ({ experimentIds }) => JSON.stringify([...experimentIds].sort()),
    title: ({ experiments }) => titleOf(experiments),
    api: (page) => runsAnswers(() => index.open(), page, shared),
    watchShared: (changed) =>
      vscode.Disposable.from(
        filter.onDidChange(changed),
        filterDrafts.onDidChange(changed),
        picks.onDidChange(changed),
        brushed.onDidChange(changed),
        current.onDidChange(changed),
        index.onDidChangeState(changed),
        directions.onDidChange(changed),
      ),
  };
}

function titleOf(experiments: readonly string[]): string {
  const [first] = experiments;
  if (first === undefined) return vscode.l10n.t("All Runs");
  return experiments.length === 1
    ? vscode.l10n.t("Runs of {0}", first)
    : vscode.l10n.t("Runs of {0} Experiments", experiments.length);
}
