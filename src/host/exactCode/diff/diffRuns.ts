import * as vscode from "vscode";
import type { RunDetail } from "../../../core/model/runDetail";
import { showMessage } from "../../base/messages/showMessage";
import { withCancel } from "../../base/withCancel";
import { gitValue } from "../../source/gitValue";
import { sourceUri } from "../../source/sourceUri";
import { stateTitle } from "../../source/stateTitle";
import type { CodeTools } from "../codeTools";
import { showChanges } from "./showChanges";

/** Compares the whole code of two runs, the older one on the left. */
export async function diffRuns(runs: readonly [RunDetail, RunDetail], { git, sources }: CodeTools): Promise<void> {
  const [older, newer] = inOrder(runs);
  const progress = vscode.l10n.t("Comparing the code of {0} and {1}…", older.row.runName, newer.row.runName);
  const [before, after, changes] = await withCancel(progress, async (signal) => {
    const before = await sources.find(older, signal);
    const after = await sources.find(newer, signal);
    return [before, after, gitValue(await git.browser.compare(before, after, { signal }))] as const;
  });
  const [left, right] = [stateTitle(older, before), stateTitle(newer, after)];
  const title = `${left} ↔ ${right}`;
  await showChanges(changes, {
    title,
    before: (path) => sourceUri({ runId: older.row.runId, path }, title),
    after: (path) => sourceUri({ runId: newer.row.runId, path }, title),
  });
  const notices = [before, after].map(({ notice }, at) => (notice === null ? null : `${[left, right][at]}: ${notice}`));
  const said = notices.filter((notice) => notice !== null);
  if (said.length > 0) void showMessage("info", said.join(" "));
}

function inOrder([one, two]: readonly [RunDetail, RunDetail]): readonly [RunDetail, RunDetail] {
  return (one.row.startTime ?? 0) <= (two.row.startTime ?? 0) ? [one, two] : [two, one];
}
