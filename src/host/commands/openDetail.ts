import * as vscode from "vscode";
import type { RunDetail } from "../../core/model/runDetail";
import { isDetailAct } from "../../core/view/detail/isDetailAct";
import type { GitPort } from "../../git/port/gitPort";
import { openArtifact } from "../files/openArtifact";
import { openRunFile } from "../files/openRunFile";
import { openEntryScript } from "../source/entryScript";
import { revealLogFile } from "./revealLogFile";

/** Does what a line of the view Run stands for. Paths are read from the run again, never taken from the line. */
export async function openDetail(act: unknown, detail: RunDetail, git: GitPort): Promise<void> {
  if (!isDetailAct(act)) throw new Error(vscode.l10n.t("This line cannot be opened."));
  switch (act.kind) {
    case "artifact":
      return openArtifact(detail, act.index);
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
