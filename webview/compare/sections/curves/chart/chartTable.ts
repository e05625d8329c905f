import { formatNumber } from "../../../../../src/core/format/formatNumber";
import { bandCountText } from "../../../../../src/core/view/curves/bandCountText";
import type { Translate } from "../../../../../src/core/view/translate";
import { dataTable } from "../../../../shared/parts/dataTable";
import { logText } from "../../../../shared/parts/logText";
import type { ShownCurve } from "../shownCurves";

/** The same chart in numbers: for each run how many points are shown, where they begin and end, and their extremes; for a band those of its mean, and of how many runs it is. */
export function chartTable(
  metric: string,
  shown: readonly ShownCurve[],
  placeText: (place: number) => string,
  t: Translate,
): HTMLElement {
  const hasBands = shown.some(({ band }) => band !== null);
  const n = ({ band }: ShownCurve) => (band ? bandCountText(band.counts, placeText, t) : "1");
  return dataTable({
    label: metric,
    head: [
      t("Run"),
      t("Points"),
      t("First"),
      t("Last"),
      t("Smallest"),
      t("Largest"),
      ...(hasBands ? [t("Runs (n)")] : []),
    ],
    rows: shown.map((one) => {
      const cells = numbers(one.curve.y, one.curve.inside).map(formatNumber);
      return { cells: [logText(one.runName), ...cells, ...(hasBands ? [n(one)] : [])] };
    }),
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
