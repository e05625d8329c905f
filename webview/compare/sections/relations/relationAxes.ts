import { directionOf } from "../../../../src/core/compare/runs/metricDirections";
import { statisticOf } from "../../../../src/core/compare/runs/metricStatistic";
import type { RunComparison } from "../../../../src/core/compare/runs/runComparison";
import { numberAxis, textAxis, type ValueAxis } from "../../../../src/core/compare/relation/valueAxis";
import type { MetricReading } from "../../../../src/core/compare/card/metricChanges";

/** Axes of parallel coordinates; more could not be told apart, and all can be chosen for the scatter chart. */
const mostAxes = 12;

/** What a parameter chart can be drawn over. */
export interface AxisChoice {
  /** "param:lr" or "metric:loss". */
  readonly id: string;
  readonly name: string;
  readonly axis: () => ValueAxis;
}

/** Every param that differs and every metric, as axes. */
export function relationAxes(comparison: RunComparison, { statistic, directions }: MetricReading): AxisChoice[] {
  const params = comparison.params
    .filter(({ differs }) => differs)
    .map(({ key, values }) => ({ id: `param:${key}`, name: key, axis: () => textAxis(key, values) }));
  const metrics = comparison.metrics.names.map((name, at) => ({
    id: `metric:${name}`,
    name,
    axis: () => numberAxis(name, statisticOf(comparison.metrics, at, statistic, directionOf(name, directions))),
  }));
  return [...params, ...metrics];
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
