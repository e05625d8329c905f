import * as vscode from "vscode";
import type { RunDetail } from "../../../core/model/runDetail";
import type { CheckoutPlan, CheckoutRequest } from "../../../git/port/checkouts";
import type { LocatedSource } from "../../../git/port/locatedSource";
import { UserError } from "../../base/messages/userError";
import { withCancel } from "../../base/withCancel";
import { gitValue } from "../../source/gitValue";
import type { CodeTools } from "../codeTools";
import { repositoriesOf } from "../repositoriesOf";
import { hasUncommitted } from "../worktrees/hasUncommitted";
import { uncommittedAsChanges } from "../worktrees/uncommittedChoice";

/** A checkout in place as it would be. */
export interface PlannedCheckout {
  readonly request: CheckoutRequest;
  readonly plan: CheckoutPlan;
}

/** Finds out what checking a run's code out in the user's working tree would change. Changes nothing. */
export async function planCheckout(detail: RunDetail, { git, sources }: CodeTools): Promise<PlannedCheckout> {
  const { runName } = detail.row;
  const looking = vscode.l10n.t("Looking for the code of {0}…", runName);
  const located = await withCancel(looking, (signal) => sources.find(detail, signal));
  const folder = await workingTree(located, git);
  const asChanges = hasUncommitted(detail, located) && (await uncommittedAsChanges());
  const request = { located, folder, asChanges };
  const comparing = vscode.l10n.t("Comparing your working tree with the code of {0}…", runName);
  const plan = await withCancel(comparing, async (signal) => gitValue(await git.checkouts.plan(request, { signal })));
  return { request, plan };
}

/** The working tree that is open, of the repository that holds the code; else the one where the code was found. */
async function workingTree(located: LocatedSource, git: CodeTools["git"]): Promise<string> {
  if (located.kind === "files")
    throw new UserError(
      vscode.l10n.t("Only copies of some files are known of this run's code, and those cannot be checked out."),
    );
  const { repository } = located.place;
  const open = await repositoriesOf(git, [repository.topLevel]);
  return (open.find((one) => one.commonFolder === repository.commonFolder) ?? repository).topLevel;
}
