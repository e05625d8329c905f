import type { DrawnBand } from "../../curves/bands/drawnBand";
import type { DrawnCurve } from "../../curves/drawnCurve";
import { nearestRow } from "./nearestRow";

/** By what the list of values is sorted: largest or smallest first, by name, or nearest to the pointer first. */
export const hoverOrders = ["value", "smallest", "name", "distance"] as const;

export type HoverOrder = (typeof hoverOrders)[number];

/** A curve at the place pointed at. */
export interface HoverRow {
  readonly runId: string;
  readonly runName: string;
  /** Place and value of the nearest point; the smoothed value where there is one. */
  readonly place: number;
  readonly value: number;
  readonly smooth: number | null;
  /** Ends of the band there, and how many runs it is of; null for a single run. */
  readonly band: { readonly lower: number; readonly upper: number; readonly n: number } | null;
}

/** A curve with its name; `band` where it is the mean of several runs. */
export interface NamedCurve {
  readonly runId: string;
  readonly runName: string;
  readonly curve: DrawnCurve;
  readonly band?: DrawnBand | null;
}

/**
 * The values of all curves at a place, each from its nearest point. Curves that do not reach the place are left out.
 * @param value that the pointer is at, for sorting by distance
 */
export function hoverRows(
  curves: readonly NamedCurve[],
  place: number,
  order: HoverOrder,
  value: number,
): readonly HoverRow[] {
  const rows: HoverRow[] = [];
  for (const { runId, runName, curve, band } of curves) {
    const { x, y, smooth, from, to } = curve;
    const row = nearestRow(x, place);
    // The whole width of a short run still belongs to it: it is left out only beyond its own ends.
    if (row < 0 || ((place < from || place > to) && x.length > 1)) continue;
    rows.push({
      runId,
      runName,
      place: x[row]!,
      value: y[row]!,
      smooth: smooth.length > 0 ? smooth[row]! : null,
      band: band ? { lower: band.lower[row]!, upper: band.upper[row]!, n: band.n[row]! } : null,
    });
  }
  const shown = (row: HoverRow) => row.smooth ?? row.value;
  const weight = (row: HoverRow): number => {
    if (order === "distance") return Math.abs(shown(row) - value);
    return order === "smallest" ? shown(row) : -shown(row);
  };
  return rows.sort((one, other) => {
    if (order === "name") return one.runName.localeCompare(other.runName, undefined, { numeric: true });
    const [first, second] = [weight(one), weight(other)];
    // What is no number stands last.
    return (Number.isNaN(first) ? Infinity : first) - (Number.isNaN(second) ? Infinity : second) || 0;
  });
}
