import type { CurveAxis } from "../../curves/curveAxis";
import { formatDuration } from "../../format/formatDuration";
import { formatNumber } from "../../format/formatNumber";

/**
 * A place on a chart's axis as text: `12,000`, `3 m 20 s`, `11-23 14:05`.
 * @param offset minutes that local time is behind UTC, as `Date.getTimezoneOffset` gives them
 */
export function axisText(axis: CurveAxis, place: number, offset: number): string {
  if (axis === "relative") return place < 0 ? `-${formatDuration(-place)}` : formatDuration(place);
  if (axis !== "wall") return formatNumber(place);
  const local = new Date(place - offset * 60_000);
  if (Number.isNaN(local.getTime())) return "?";
  const iso = local.toISOString();
  return `${iso.slice(5, 10)} ${iso.slice(11, 16)}`;
}
