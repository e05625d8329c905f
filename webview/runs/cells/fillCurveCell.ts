import { formatNumber } from "../../../src/core/format/formatNumber";
import type { Translate } from "../../../src/core/view/translate";
import { sparkline } from "../../shared/parts/sparkline";

/** Fills a cell with a small curve, and with the same in words. @param curve null while it is not here yet */
export function fillCurveCell(cell: HTMLElement, curve: readonly number[] | null, t: Translate): void {
  cell.removeAttribute("title");
  const finite = (curve ?? []).filter(Number.isFinite);
  if (!curve || curve.length === 0) {
    cell.replaceChildren();
    cell.setAttribute("aria-label", curve ? t("no curve") : t("loading"));
    return;
  }
  cell.replaceChildren(sparkline(curve));
  const [first, last] = [curve[0] ?? NaN, curve.at(-1) ?? NaN].map(formatNumber);
  const range = finite.length === 0 ? "" : [Math.min(...finite), Math.max(...finite)].map(formatNumber).join(" … ");
  const words = t("from {0} to {1}, range {2}", first ?? "", last ?? "", range);
  cell.setAttribute("aria-label", words);
  cell.title = words;
}
