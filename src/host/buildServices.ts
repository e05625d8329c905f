import * as vscode from "vscode";
import { LocalGit } from "../git/localGit";
import { startIndex } from "../index/client/startIndex";
import type { DisposableStore } from "./base/disposableStore";
import { readSetting } from "./base/readSetting";
import { registerCommands } from "./base/registerCommands";
import { artifactScheme } from "./catalogue/artifactScheme";
import { noteScheme } from "./catalogue/noteScheme";
import { reproductionScheme } from "./catalogue/reproductionScheme";
import { sourceScheme } from "./catalogue/sourceScheme";
import { commandHandlers } from "./commands/commandHandlers";
import { SourceTree } from "./exactCode/browse/sourceTree";
import { SourceView } from "./exactCode/browse/sourceView";
import { InterruptedCheckout } from "./exactCode/checkout/interruptedCheckout";
import { ReachWatch } from "./exactCode/evidence/reachWatch";
import { LinkedRuns } from "./exactCode/observe/linkedRuns";
import { RunObserver } from "./exactCode/observe/runObserver";
import { ArtifactFileSystem } from "./files/artifactFileSystem";
import { FocusSweep } from "./indexing/focusSweep";
import { IndexService } from "./indexing/indexService";
import { workspaceFolders } from "./indexing/logDirectories";
import { openOptions } from "./indexing/openOptions";
import { QuietStart } from "./indexing/quietStart";
import { SettingsWatch } from "./indexing/settingsWatch";
import { StatusKeys } from "./indexing/statusKeys";
import { ArchivedRuns } from "./marks/archivedRuns";
import { NoteFileSystem } from "./marks/noteFileSystem";
import { RunNotices } from "./notices/runNotices";
import { comparePage } from "./pages/compare/comparePage";
import { differenceTools } from "./pages/compare/differenceTools";
import { PagePanels } from "./pages/pagePanels";
import { runPage } from "./pages/run/runPage";
import { runsPage } from "./pages/runs/runsPage";
import { ReproductionDocuments } from "./rerun/reproduction/reproductionDocuments";
import { DetailTree } from "./runDetail/detailTree";
import { RunView } from "./runDetail/runView";
import { adoptWorkspaceBaseline } from "./runs/baseline/workspaceBaseline";
import { BestMetrics } from "./runs/best/bestMetrics";
import { BestRuns } from "./runs/best/bestRuns";
import { BrushedRuns } from "./runs/pick/brushedRuns";
import { CurrentRun } from "./runs/pick/currentRun";
import { dirtyBadges } from "./runs/tree/dirtyBadge";
import { DirectionChoices } from "./runs/directionChoices";
import { FilterDrafts } from "./runs/filter/filterDrafts";
import { KeptFilters } from "./runs/filter/keptFilters";
import { RunsGrouping } from "./runs/groups/runsGrouping";
import { PickedRuns } from "./runs/pick/pickedRuns";
import { RunsFilter } from "./runs/filter/runsFilter";
import { RunsModel } from "./runs/tree/runsModel";
import { RunsTree } from "./runs/tree/runsTree";
import { RunStyles } from "./runs/runStyles";
import { RunsView } from "./runs/tree/runsView";
import type { Services } from "./services";
import { gitCandidates } from "./source/gitCandidates";
import { RunSources } from "./source/runSources";
import { SourceFileSystem } from "./source/sourceFileSystem";
import { runbackHomes } from "./trash/runbackHomes";
import { TrashTidier } from "./trash/trashTidier";
import { beginWithDefaultView } from "./views/defaultView";
import { ViewStore } from "./views/viewStore";
import { TerminalDirectory } from "./terminal/terminalDirectory";

/**
 * Builds every service by hand and registers it. Nothing is read, started or watched here: the index starts when a
 * view is first seen, a command needs it, or `QuietStart` finds logs.
 */
export function buildServices(context: vscode.ExtensionContext, store: DisposableStore): Services {
  const { workspaceState } = context;
  const log = store.add(vscode.window.createOutputChannel("Runback", { log: true }));
  const archived = new ArchivedRuns(workspaceState);
  const options = async () => ({ ...(await openOptions(context)), showsArchived: archived.areShown });
  const index = store.add(new IndexService(startIndex, options, log));
  const git = new LocalGit({ isTrusted: () => vscode.workspace.isTrusted, candidates: gitCandidates });
  store.add({ dispose: () => git.dispose() });

  const filter = store.add(new RunsFilter(workspaceState));
  const picks = store.add(new PickedRuns(workspaceState));
  const brushed = store.add(new BrushedRuns());
  const current = store.add(new CurrentRun());
  const keptFilters = new KeptFilters(workspaceState);
  const filterDrafts = store.add(new FilterDrafts());
  const grouping = store.add(new RunsGrouping(workspaceState));
  const seedParams = () => readSetting("runback.seedParams");
  const model = new RunsModel(() => index.open(), seedParams);
  const directions = store.add(new DirectionChoices(index, log));
  const bestMetrics = new BestMetrics(workspaceState);
  const best = store.add(new BestRuns(() => index.open(), bestMetrics));
  const tree = store.add(new RunsTree(model, index, { picks, brushed }, best, directions));
  const detailTree = store.add(new DetailTree());
  const runView = store.add(new RunView(index, current, detailTree, directions, log));
  const reproductions = new ReproductionDocuments();
  const runsView = store.add(
    new RunsView({ index, model, tree, filter, grouping, picks, brushed, best, current, log }),
  );
  const sources = new RunSources(index, git);
  const sourceTree = store.add(new SourceTree(git));
  const sourceView = store.add(new SourceView(sourceTree));
  const reach = store.add(new ReachWatch({ git, index, sources }, current, detailTree, log));
  const views = { model, tree, runsView, detailTree, runView, sourceTree, sourceView };
  const pageServices = { extensionUri: context.extensionUri, workspaceState, index, log };
  const differences = differenceTools({ git, index, sources }, directions);
  const styles = new RunStyles(workspaceState);
  const compareTools = { ...differences, styles, seedParams };
  const comparePanels = store.add(new PagePanels(comparePage(index, compareTools, brushed, directions), pageServices));
  const tableParts = {
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
  };
  const runsPanels = store.add(new PagePanels(runsPage(tableParts), pageServices));
  const runPanels = store.add(new PagePanels(runPage({ git, index, sources }, directions), pageServices));
  const pages = { runPanels, comparePanels, runsPanels };
  const homes = () => runbackHomes(workspaceFolders(), index.status?.logDirectories ?? []);
  const savedViews = new ViewStore(workspaceState, homes);
  const code = { reproductions, sources, reach };
  const services = {
    context,
    log,
    index,
    git,
    archived,
    filter,
    keptFilters,
    filterDrafts,
    grouping,
    picks,
    brushed,
    current,
    best,
    bestMetrics,
    directions,
    savedViews,
    styles,
    ...code,
    ...views,
    ...pages,
  };

  const files = store.add(new SourceFileSystem(sources, git));
  store.add(vscode.workspace.registerFileSystemProvider(sourceScheme, files, { isReadonly: true }));
  const notes = store.add(new NoteFileSystem(index, log));
  store.add(vscode.workspace.registerFileSystemProvider(noteScheme, notes, { isCaseSensitive: true }));
  const artifactFiles = store.add(new ArtifactFileSystem(index, git));
  store.add(vscode.workspace.registerFileSystemProvider(artifactScheme, artifactFiles, { isReadonly: true }));
  store.add(vscode.workspace.registerTextDocumentContentProvider(reproductionScheme, reproductions));
  store.add(vscode.window.registerFileDecorationProvider(dirtyBadges));
  store.add(registerCommands(commandHandlers(services), log));
  store.add(new SettingsWatch(index, log));
  store.add(new FocusSweep(index, log));
  store.add(beginWithDefaultView(services));
  store.add(adoptWorkspaceBaseline(workspaceState, index, log));
  store.add(new RunNotices(index));
  store.add(new TerminalDirectory(context.environmentVariableCollection));
  const statusKeys = store.add(new StatusKeys(index, workspaceState, log));
  store.add(new RunObserver({ git, index }, log));
  store.add(new LinkedRuns({ git, index }, log));
  store.add(new QuietStart(index, () => statusKeys.hadRuns, log));
  store.add(new InterruptedCheckout(git, log));
  store.add(new TrashTidier(log));
  return services;
}
