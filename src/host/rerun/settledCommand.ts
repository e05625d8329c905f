import { hostname } from "node:os";
import * as vscode from "vscode";
import type { RunDetail } from "../../core/model/runDetail";
import { isOwnRun } from "../../core/rerun/isOwnRun";
import { readSetting } from "../base/readSetting";
import { editCommand } from "./editCommand";
import type { PreparedRerun } from "./preparedRerun";
import type { RerunCommand } from "./rerunCommand";

/**
 * The command of a repetition. The user is asked, except for own runs when the setting says not to and nothing is
 * missing. Throws `CancellationError` when they leave.
 */
export async function settledCommand(detail: RunDetail, verb: string, prepared: PreparedRerun): Promise<RerunCommand> {
  const { plan, worktree, missing } = prepared;
  const isWhole = plan.interpreter !== null && !plan.args.some((arg) => arg.includes("[redacted]"));
  if (isWhole && isOwnRun(detail, hostname()) && !readSetting("runback.askBeforeRerun"))
    return {
      interpreter: plan.interpreter,
      args: plan.args,
      cwd: plan.cwd ?? worktree,
      environment: plan.environment,
      links: missing.filter(({ isWanted }) => isWanted),
    };
  return editCommand(vscode.l10n.t("{0}: {1}", verb, detail.row.runName), verb, prepared);
}
