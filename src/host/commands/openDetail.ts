import * as vscode from "vscode";
import type { RunDetail } from "../../core/model/runDetail";
import type { DetailAct } from "../../core/view/detail/detailNode";
import type { GitPort } from "../../git/port/gitPort";
import { openRunFile } from "../files/openRunFile";
import { openEntryScript } from "../source/entryScript";
import { revealLogFile } from "./revealLogFile";

/** Does what a line of the view Run stands for. Paths are read from the run again, never taken from the line. */
export async function openDetail(act: unknown, detail: RunDetail, git: GitPort): Promise<void> {
  if (!isDetailAct(act)) throw new Error(vscode.l10n.t("This line cannot be opened."));
  switch (act.kind) {
    case "artifact": {
      const artifact = detail.artifacts[act.index];
      return artifact === undefined ? undefined : openRunFile(detail, artifact.path);
    }
    case "problem": {
      const problem = detail.problems[act.index];
      return problem === undefined ? undefined : openRunFile(detail, problem.file, problem.line);
    }
    case "console":
      return detail.consoleFile === null ? undefined : openRunFile(detail, detail.consoleFile);
    case "logFile":
      return revealLogFile(detail);
    case "entryScript":
      return openEntryScript(detail, git);
    case "fetchSource":
      return vscode.commands.executeCommand("runback.fetchSource", detail.row.runId);
  }
}

function isDetailAct(value: unknown): value is DetailAct {
  if (typeof value !== "object" || value === null || !("kind" in value)) return false;
  const hasIndex = "index" in value && Number.isInteger(value.index);
  if (value.kind === "artifact" || value.kind === "problem") return hasIndex;
  return ["console", "logFile", "entryScript", "fetchSource"].includes(String(value.kind));
}
