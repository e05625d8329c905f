import * as vscode from "vscode";
import { judgeReproduction } from "../../../core/compare/judgeReproduction";
import type { RunDetail } from "../../../core/model/runDetail";
import { importedElsewhere } from "../../../core/rerun/importedElsewhere";
import { reproductionMarkdown } from "../../../core/view/reproduction/reproductionMarkdown";
import { readSetting } from "../../base/readSetting";
import { translate } from "../../base/translate";
import { withCancel } from "../../base/withCancel";
import type { Services } from "../../services";
import { comparedRun } from "./comparedRun";
import { findRepetition } from "./findRepetition";
import type { ReproductionDocuments } from "./reproductionDocuments";
import { seriesPairs } from "./seriesPairs";

/** Compares a run with its repetition, point by point, and shows the answer. */
export async function verifyReproduction(
  detail: RunDetail,
  { index }: Pick<Services, "index">,
  documents: ReproductionDocuments,
): Promise<void> {
  const t = vscode.l10n.t;
  const api = await index.open();
  const pair = await findRepetition(detail, api);
  const tolerance = Math.max(0, readSetting("runback.reproductionTolerance"));
  const text = await withCancel(t("Comparing {0} with its repetition…", pair.original.row.runName), async (signal) => {
    const [left, right] = await Promise.all([comparedRun(pair.original), comparedRun(pair.repetition)]);
    const pairs = await seriesPairs(left.detail, right.detail, tolerance, api, signal);
    const isMixed = importedElsewhere(right.detail).length > 0;
    const verdict = judgeReproduction(left, right, pairs, tolerance, isMixed);
    return reproductionMarkdown(verdict, left, right, tolerance, translate);
  });
  await documents.show(t("Reproduction of {0}", pair.original.row.runName), text);
}
