import type { CurveAxis, CurveSource } from "./curveAxis";

/** A curve: rising x, and the values in that order. */
export interface CurveColumns {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/**
 * A metric over an axis. Points stand in the order of x; equal ones keep the order in which they were logged, and
 * points without a place on the axis are left out.
 * @param start of the run in milliseconds since the epoch; null: its first point counts as the start
 * @param other points of the other metric, where the axis is one
 */
export function curveColumns(
  source: CurveSource,
  axis: CurveAxis,
  start: number | null,
  other: CurveSource | null,
): CurveColumns {
  const x = placesOf(source, axis, start, other);
  if (isRising(x)) return { x, y: source.values };
  const rows = [...x.keys()].filter((row) => Number.isFinite(x[row]));
  rows.sort((one, two) => x[one]! - x[two]!);
  return { x: Float64Array.from(rows, (row) => x[row]!), y: Float64Array.from(rows, (row) => source.values[row]!) };
}

/** Whether there is a place for each point, none before the one in front of it. */
function isRising(x: Float64Array): boolean {
  let before = -Infinity;
  for (let row = 0; row < x.length; row++) {
    const place = x[row]!;
    if (!(place >= before)) return false;
    before = place;
  }
  return true;
}

function placesOf(
  { steps, times }: CurveSource,
  axis: CurveAxis,
  start: number | null,
  other: CurveSource | null,
): Float64Array {
  if (axis === "step") return steps;
  if (axis === "wall") return times;
  if (axis === "relative") {
    const zero = start ?? times[0] ?? 0;
    return times.map((time) => time - zero);
  }
  const byStep = new Map<number, number>();
  other?.steps.forEach((step, row) => byStep.set(step, other.values[row]!));
  return steps.map((step) => byStep.get(step) ?? NaN);
}
