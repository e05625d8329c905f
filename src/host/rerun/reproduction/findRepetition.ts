import * as vscode from "vscode";
import type { RunDetail } from "../../../core/model/runDetail";
import type { IndexApi } from "../../../protocol/indexApi";
import { pickRun } from "../../runs/pick/runPicker";

/** A run and the one that is to be the same. */
export interface Repetition {
  readonly original: RunDetail;
  readonly repetition: RunDetail;
}

/** Runs below a run that are looked at. */
const limit = 200;

/**
 * Pairs a run with its newest repetition: the child that ran the same entry script. A run that has none and is a
 * repetition itself is paired with its parent; else the user picks. Throws `CancellationError` when they leave.
 */
export async function findRepetition(detail: RunDetail, api: IndexApi): Promise<Repetition> {
  const { row } = detail;
  const children = row.childCount > 0 ? (await api.runs({ parentId: row.runId, offset: 0, limit })).rows : [];
  for (const child of children) {
    const found = await api.run(child.runId);
    if (found !== null && isSameProgram(detail, found)) return { original: detail, repetition: found };
  }
  const parent = row.parentId === null ? null : await api.run(row.parentId);
  if (parent !== null && isSameProgram(parent, detail)) return { original: parent, repetition: detail };
  const title = vscode.l10n.t("Verify Reproduction: pick the repetition of {0}", row.runName);
  const picked = await pickRun(title, api, ({ runId }) => runId !== row.runId);
  const other = picked === null ? null : await api.run(picked.runId);
  if (other === null) throw new vscode.CancellationError();
  return { original: detail, repetition: other };
}

/** A sweep's children run another script, or have no source of their own. */
function isSameProgram(left: RunDetail, right: RunDetail): boolean {
  const [one, other] = [left, right].map(({ sources }) => sources.at(-1)?.entry ?? null);
  return one !== null && one === other;
}
