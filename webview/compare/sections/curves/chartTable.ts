import { formatNumber } from "../../../../src/core/format/formatNumber";
import type { RunRow } from "../../../../src/core/model/runRow";
import type { Translate } from "../../../../src/core/view/translate";
import { dataTable } from "../../../shared/dataTable";
import { logText } from "../../../shared/logText";
import type { ShownCurve } from "./chartPicture";

/** The same chart in numbers: for each run how many points are shown, where they begin and end, and their extremes. */
export function chartTable(
  metric: string,
  shown: readonly ShownCurve[],
  rows: readonly RunRow[],
  t: Translate,
): HTMLElement {
  const names = new Map(rows.map(({ runId, runName }) => [runId, runName]));
  return dataTable({
    label: metric,
    head: [t("Run"), t("Points"), t("First"), t("Last"), t("Smallest"), t("Largest")],
    rows: shown.map(({ runId, curve }) => ({
      cells: [logText(names.get(runId) ?? runId), ...numbers(curve.y, curve.inside).map(formatNumber)],
    })),
    pageSize: 50,
    moreText: (hidden) => t("Show {0} more", hidden),
  });
}

/** The extremes are exact: thinning keeps them. */
function numbers(y: Float64Array, inside: number): readonly number[] {
  const finite = y.filter(Number.isFinite);
  const smallest = finite.reduce((least, value) => Math.min(least, value), Infinity);
  const largest = finite.reduce((most, value) => Math.max(most, value), -Infinity);
  const none = finite.length === 0;
  return [inside, y[0] ?? NaN, y.at(-1) ?? NaN, none ? NaN : smallest, none ? NaN : largest];
}
