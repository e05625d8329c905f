import { directionOf } from "../../../../src/core/compare/runs/metricDirections";
import { statisticOf } from "../../../../src/core/compare/runs/metricStatistic";
import type { RunComparison } from "../../../../src/core/compare/runs/runComparison";
import { numberAxis, textAxis, type ValueAxis } from "../../../../src/core/compare/relation/valueAxis";
import type { MetricReading } from "../../../../src/core/compare/card/metricChanges";
import type { Translate } from "../../../../src/core/view/translate";

/** Axes of parallel coordinates; more could not be told apart, and all can be chosen for the scatter chart. */
const mostAxes = 12;

/** What a parameter chart can be drawn over. */
export interface AxisChoice {
  /** "param:lr", "metric:loss" or "run:duration". */
  readonly id: string;
  readonly name: string;
  readonly axis: () => ValueAxis;
}

/** Every param that differs and every metric, as axes, and the times of the runs. */
export function relationAxes(
  comparison: RunComparison,
  { statistic, directions }: MetricReading,
  t: Translate,
): AxisChoice[] {
  const params = comparison.params
    .filter(({ differs }) => differs)
    .map(({ key, values }) => ({ id: `param:${key}`, name: key, axis: () => textAxis(key, values) }));
  const metrics = comparison.metrics.names.map((name, at) => ({
    id: `metric:${name}`,
    name,
    axis: () => numberAxis(name, statisticOf(comparison.metrics, at, statistic, directionOf(name, directions))),
  }));
  return [...params, ...metrics, ...timeAxes(comparison, t)];
}

/** How long the runs took so far, and when they began. */
function timeAxes({ runs }: RunComparison, t: Translate): AxisChoice[] {
  const first = runs.reduce((least, { startTime }) => Math.min(least, startTime ?? Infinity), Infinity);
  const part = (from: number | null, to: number | null, unit: number): number | null =>
    from === null || to === null ? null : (to - from) / unit;
  const axis = (id: string, name: string, values: readonly (number | null)[]): AxisChoice => {
    return { id, name, axis: () => numberAxis(name, values) };
  };
  const durations = runs.map(({ startTime, endTime, lastTime }) => part(startTime, endTime ?? lastTime, 1000));
  const starts = runs.map(({ startTime }) => part(first, startTime, 3_600_000));
  return [
    axis("run:duration", t("Duration (s)"), durations),
    axis("run:start", t("Start (hours after the first run)"), starts),
  ];
}

/**
 * The params of the parallel coordinates: those that go most with the metric, most of all beside it. One that is the
 * same in all runs that have it would draw a single point.
 */
export function parallelAxes(choices: readonly AxisChoice[], order: readonly string[], metric: string): ValueAxis[] {
  const axisOf = (id: string): ValueAxis[] => choices.filter((choice) => choice.id === id).map(({ axis }) => axis());
  const isSpread = ({ positions }: ValueAxis): boolean => new Set(positions.filter((one) => one !== null)).size > 1;
  const params = order.flatMap((key) => axisOf(`param:${key}`)).filter(isSpread);
  return [...params.slice(0, mostAxes).reverse(), ...axisOf(`metric:${metric}`)];
}
