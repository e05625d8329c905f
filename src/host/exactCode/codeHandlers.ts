import * as vscode from "vscode";
import type { RunDetail } from "../../core/model/runDetail";
import type { RunRow } from "../../core/model/runRow";
import type { CommandHandlers } from "../base/registerCommands";
import { withCancel } from "../base/withCancel";
import { workspaceFolders } from "../indexing/logDirectories";
import type { ChosenRuns } from "../runs/pick/chosenRuns";
import type { Services } from "../services";
import { stateTitle } from "../source/stateTitle";
import { goToFile } from "./browse/goToFile";
import type { ShownSource } from "./browse/shownSource";
import { checkOutRun } from "./checkout/checkOutRun";
import { undoCheckout } from "./checkout/undoCheckout";
import { diffRuns } from "./diff/diffRuns";
import { diffWorkingTree } from "./diff/diffWorkingTree";
import { fetchSource } from "./evidence/fetchSource";
import { forgetSnapshot } from "./evidence/forgetSnapshot";
import { pruneSnapshots } from "./evidence/pruneSnapshots";
import { shareSnapshot } from "./evidence/shareSnapshot";
import { createBranch } from "./worktrees/createBranch";
import { manageWorktrees } from "./worktrees/manageWorktrees";
import { openWorktree } from "./worktrees/openWorktree";

/** The commands on the whole code of a run. */
type CodeCommand =
  | "runback.addWorktree"
  | "runback.browseSource"
  | "runback.checkOutRun"
  | "runback.closeSource"
  | "runback.createBranch"
  | "runback.diffSource"
  | "runback.diffSourceOfRuns"
  | "runback.fetchSource"
  | "runback.forgetSnapshot"
  | "runback.goToSourceFile"
  | "runback.manageWorktrees"
  | "runback.openWorktree"
  | "runback.pruneSnapshots"
  | "runback.shareSnapshot"
  | "runback.undoCheckout";

const hasSnapshot = ({ evidence }: RunRow): boolean => evidence === "snapshot" || evidence === "observed";
const hasCode = ({ evidence }: RunRow): boolean => evidence !== "none";

/** What the commands on the whole code of a run do. */
export function codeHandlers(services: Services, runs: ChosenRuns): Pick<CommandHandlers, CodeCommand> {
  const { current, git, index, picks, reach, sources, sourceView } = services;
  const t = vscode.l10n.t;
  const find = async (detail: RunDetail): Promise<ShownSource> => {
    const title = t("Looking for the code of {0}…", detail.row.runName);
    const located = await withCancel(title, (signal) => sources.find(detail, signal));
    return { detail, located, title: stateTitle(detail, located) };
  };
  return {
    "runback.addWorktree": async (...args) =>
      openWorktree(await runs.one(args, t("Add Source to Workspace"), hasCode), "workspace", services),
    "runback.browseSource": async (...args) => {
      const { detail, located } = await find(await runs.one(args, t("Browse Source at Run"), hasCode));
      await sourceView.show(detail, located);
    },
    "runback.checkOutRun": async (...args) =>
      checkOutRun(await runs.one(args, t("Check Out Run Here"), hasCode), services),
    "runback.closeSource": () => sourceView.close(),
    "runback.createBranch": async (...args) =>
      createBranch(await runs.one(args, t("Create Branch from Run"), hasCode), services),
    "runback.diffSource": async (...args) =>
      diffWorkingTree(await runs.one(args, t("Diff Source with Working Tree"), hasCode), services),
    "runback.diffSourceOfRuns": async (...args) =>
      diffRuns(await runs.pair(args, t("Diff Source of Two Runs"), picks.ids, hasCode), services),
    "runback.fetchSource": async (...args) => {
      const detail = await runs.one(args, t("Fetch Source of Run"), hasCode);
      await fetchSource(detail, git);
      sources.forget(detail.row.runId);
      reach.ask();
    },
    "runback.forgetSnapshot": async (...args) => {
      const detail = await runs.one(args, t("Forget Snapshot"), hasSnapshot);
      await forgetSnapshot(detail, git);
      sources.forget(detail.row.runId);
      reach.ask();
    },
    "runback.goToSourceFile": async (...args) => {
      const isAsked = args[0] !== undefined || sourceView.shown === null;
      const shown = isAsked ? await find(await runs.one(args, t("Go to File at Run"), hasCode)) : sourceView.shown;
      if (shown !== null) await goToFile(shown, services);
    },
    "runback.manageWorktrees": async () => {
      const run = current.runId === null ? null : await (await index.open()).run(current.runId);
      await manageWorktrees(git, run === null ? [] : [run.row.directory]);
    },
    "runback.openWorktree": async (...args) =>
      openWorktree(await runs.one(args, t("Open Source in New Window"), hasCode), "window", services),
    "runback.pruneSnapshots": () => pruneSnapshots(services),
    "runback.shareSnapshot": async (...args) =>
      shareSnapshot(await runs.one(args, t("Share Snapshot"), hasSnapshot), services),
    "runback.undoCheckout": () => undoCheckout(workspaceFolders(), services),
  };
}
