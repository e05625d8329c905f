import type * as vscode from "vscode";
import type { GitPort } from "../git/port/gitPort";
import type { CompareApi, CompareState } from "../protocol/pages/compareApi";
import type { RunPageApi, RunPageState } from "../protocol/pages/runPageApi";
import type { RunsPageApi, RunsPageState } from "../protocol/pages/runsPageApi";
import type { IndexService } from "./indexing/indexService";
import type { PagePanels } from "./pages/pagePanels";
import type { ReproductionDocuments } from "./rerun/reproductionDocuments";
import type { DetailTree } from "./runDetail/detailTree";
import type { RunView } from "./runDetail/runView";
import type { SourceTree } from "./exactCode/browse/sourceTree";
import type { SourceView } from "./exactCode/browse/sourceView";
import type { ReachWatch } from "./exactCode/evidence/reachWatch";
import type { BaselineRun } from "./runs/baselineRun";
import type { CurrentRun } from "./runs/currentRun";
import type { RunsGrouping } from "./runs/groups/runsGrouping";
import type { PickedRuns } from "./runs/pickedRuns";
import type { RunsFilter } from "./runs/runsFilter";
import type { RunsModel } from "./runs/runsModel";
import type { RunsTree } from "./runs/runsTree";
import type { RunsView } from "./runs/runsView";
import type { RunSources } from "./source/runSources";

/** Everything that the extension is built from. */
export interface Services {
  readonly context: vscode.ExtensionContext;
  readonly log: vscode.LogOutputChannel;
  readonly index: IndexService;
  readonly git: GitPort;
  readonly filter: RunsFilter;
  readonly grouping: RunsGrouping;
  readonly picks: PickedRuns;
  readonly current: CurrentRun;
  readonly model: RunsModel;
  readonly tree: RunsTree;
  readonly runsView: RunsView;
  readonly detailTree: DetailTree;
  readonly runView: RunView;
  readonly reproductions: ReproductionDocuments;
  readonly sources: RunSources;
  readonly reach: ReachWatch;
  readonly sourceTree: SourceTree;
  readonly sourceView: SourceView;
  readonly baseline: BaselineRun;
  readonly comparePanels: PagePanels<CompareState, CompareApi>;
  readonly runPanels: PagePanels<RunPageState, RunPageApi>;
  readonly runsPanels: PagePanels<RunsPageState, RunsPageApi>;
}
