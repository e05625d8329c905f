import * as vscode from "vscode";
import type { CommandHandler } from "../base/registerCommands";
import type { ChosenRuns } from "../runs/pick/chosenRuns";
import type { Services } from "../services";
import { debugRun } from "./debugRun";
import { rerun } from "./rerun";
import { verifyReproduction } from "./reproduction/verifyReproduction";

/** The commands that do a run again. */
export function rerunHandlers(
  services: Services,
  runs: ChosenRuns,
): Record<"runback.debugRun" | "runback.rerun" | "runback.verifyReproduction", CommandHandler> {
  const t = vscode.l10n.t;
  const hasSource = ({ evidence }: { readonly evidence: string }): boolean => evidence !== "none";
  return {
    "runback.debugRun": async (...args) => debugRun(await runs.one(args, t("Debug Run"), hasSource), services),
    "runback.rerun": async (...args) => rerun(await runs.one(args, t("Re-run"), hasSource), services),
    "runback.verifyReproduction": async (...args) =>
      verifyReproduction(await runs.one(args, t("Verify Reproduction")), services, services.reproductions),
  };
}
