import * as vscode from "vscode";
import { summaryMarkdown } from "../../core/export/summaryMarkdown";
import { runLook } from "../../core/view/runs/runLook";
import { runMarkdown } from "../../core/view/runs/runMarkdown";
import type { CommandHandlers } from "../base/registerCommands";
import { readSetting } from "../base/readSetting";
import { translate } from "../base/translate";
import { UserError } from "../base/messages/userError";
import { codeHandlers } from "../exactCode/codeHandlers";
import { exportRuns } from "../export/exportRuns";
import { exportSeries } from "../export/exportSeries";
import { installLogger } from "../logger/installLogger";
import { compareHandlers } from "../pages/compare/compareHandlers";
import { markHandlers } from "../marks/markHandlers";
import { openRunPage } from "../pages/run/openRunPage";
import { editFilter } from "../pages/runs/editFilter";
import { openRunsTable } from "../pages/runs/openRunsTable";
import { baselineHandlers } from "../runs/baseline/baselineHandlers";
import { chooseBestMetric } from "../runs/best/chooseBestMetric";
import { rerunHandlers } from "../rerun/rerunHandlers";
import { ChosenRuns } from "../runs/pick/chosenRuns";
import { filterGroups } from "../runs/groups/filterGroups";
import { groupRunsBy } from "../runs/groups/groupRunsBy";
import { filterRuns } from "../runs/filter/filterRuns";
import { runIdsOf } from "../runs/pick/runIdsOf";
import type { Services } from "../services";
import { viewHandlers } from "../views/viewHandlers";
import { diffEntryScript, openEntryScript } from "../source/entryScript";
import { addLogDirectory } from "./addLogDirectory";
import { copyValue } from "./copyValue";
import { loadMore } from "./loadMore";
import { newExampleScript } from "./newExampleScript";
import { openDetail } from "./openDetail";
import { openRunFolder } from "./openRunFolder";
import { refreshRuns } from "./refreshRuns";
import { resetState } from "./resetState";
import { revealLogFile } from "./revealLogFile";
import { showProblems } from "./showProblems";
import { showRun } from "./showRun";
import { stopRun } from "./stopRun";

/** What every command does, in the services that the extension was built from. */
export function commandHandlers(services: Services): CommandHandlers {
  const { context, current, filter, git, grouping, keptFilters, index, log, picks, runView, runsView } = services;
  const t = vscode.l10n.t;
  const runs = new ChosenRuns(index, current);
  const clipboard = vscode.env.clipboard;
  return {
    ...codeHandlers(services, runs),
    ...baselineHandlers(services, runs),
    ...compareHandlers(services, runs),
    ...rerunHandlers(services, runs),
    ...markHandlers(services),
    ...viewHandlers(services),
    "runback.addLogDirectory": (...args) => addLogDirectory(args),
    "runback.bestRunBy": async (...args) => {
      const { best, bestMetrics: metrics, directions } = services;
      const experimentId = await chooseBestMetric(args, { metrics, directions }, await index.open());
      await best.refresh();
      const found = best.ofExperiment(experimentId)?.runId;
      if (!found) throw new UserError(t("No run of this experiment has a finite value of this metric."));
      current.show(found);
      if (runsView.view.visible) await runsView.reveal(found);
    },
    "runback.clearFilter": () => filter.set(""),
    "runback.clearPicks": () => picks.clear(),
    "runback.copyAsMarkdown": async (...args) => {
      const details = await runs.all(args, t("Copy Run as Markdown"));
      await clipboard.writeText(details.map((detail) => runMarkdown(detail, translate)).join("\n"));
    },
    "runback.copyAsTable": async (...args) =>
      clipboard.writeText(summaryMarkdown(await runs.all(args, t("Copy Runs as Markdown Table")))),
    "runback.copyRunId": async (...args) => {
      const details = await runs.all(args, t("Copy Run ID"));
      await clipboard.writeText(details.map(({ row }) => row.runId).join("\n"));
    },
    "runback.copyValue": (...args) => copyValue(args),
    "runback.diffEntryScript": async (...args) =>
      diffEntryScript(await runs.one(args, t("Diff Entry Script"), ({ evidence }) => evidence !== "none"), git),
    "runback.exportRuns": async (...args) => exportRuns(runIdsOf(args), filter.text, await index.open()),
    "runback.exportSeries": async (...args) =>
      exportSeries(await runs.all(args, t("Export Series")), await index.open()),
    "runback.filterGroups": () => filterGroups(grouping),
    "runback.filterRuns": async () =>
      filterRuns(filter, keptFilters, await index.open(), (text) => editFilter(text, services)),
    "runback.groupRuns": async () => groupRunsBy(grouping, await index.open()),
    "runback.installLogger": () => installLogger(context.extensionPath, log),
    "runback.loadMore": (...args) => loadMore(args[0], services),
    "runback.newExampleScript": () => newExampleScript(),
    "runback.openDetail": async (...args) => {
      const detail = await runView.detail();
      if (detail !== null) await openDetail(args[0], detail, git);
    },
    "runback.openEntryScript": async (...args) =>
      openEntryScript(await runs.one(args, t("Open Entry Script"), ({ evidence }) => evidence !== "none"), git),
    "runback.openRunsTable": (...args) => openRunsTable(args, services),
    "runback.openRunFolder": async (...args) => openRunFolder(await runs.one(args, t("Open Run Folder"))),
    "runback.openRunPage": async (...args) => {
      const isGlance = args[1] === "glance"; // a click; of a menu the second argument is a list
      if (isGlance && !readSetting("runback.openRunPageOnClick")) return;
      openRunPage((await runs.one(args, t("Open Run Page"))).row, services, isGlance);
    },
    "runback.refreshRuns": () => refreshRuns(services),
    "runback.resetState": () => resetState(services),
    "runback.revealLogFile": async (...args) => revealLogFile(await runs.one(args, t("Reveal Log File"))),
    "runback.showLog": () => log.show(),
    "runback.showProblems": async (...args) =>
      showProblems(await runs.one(args, t("Show Problems"), ({ problemCount }) => problemCount > 0)),
    "runback.showRun": async (...args) => showRun(await runs.picked(args, t("Show Run")), current, runsView),
    "runback.stopRun": async (...args) =>
      stopRun(await runs.one(args, t("Stop Run"), (row) => runLook(row) === "live" || runLook(row) === "stale")),
  };
}
