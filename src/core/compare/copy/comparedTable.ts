import { formatDelta } from "./formatDelta";
import type { ComparedLine } from "../runs/comparedLine";
import { directionOf } from "../runs/metricDirections";
import { metricDelta } from "../runs/metricDelta";
import { statisticOf } from "../runs/metricStatistic";
import type { RunComparison } from "../runs/runComparison";
import type { MetricReading } from "../card/metricChanges";

/** The comparison as plain text cells, the first row being the head. */
export type TextTable = readonly (readonly string[])[];

/** What goes into the table. */
export interface TableChoice {
  /** Also what is the same in all runs. */
  readonly isAll: boolean;
  /** Beside each metric value its difference from the baseline: for people, since such a cell is no number. */
  readonly hasDeltas: boolean;
}

/**
 * What differs between the runs as a table: a row a param, dataset, package, property and metric, a column a run.
 * Metrics are at full precision.
 */
export function comparedTable(
  comparison: RunComparison,
  packages: readonly ComparedLine[],
  reading: MetricReading,
  { isAll, hasDeltas }: TableChoice,
): TextTable {
  const { runs, params, datasets, environment, metrics } = comparison;
  const lines = (what: string, list: readonly ComparedLine[]): string[][] =>
    list
      .filter(({ differs }) => differs || isAll)
      .map(({ key, values }) => [what, key, ...values.map((text) => text ?? "")]);
  const metricRows = metrics.names.flatMap((metric, at) => {
    const direction = directionOf(metric, reading.directions);
    const values = statisticOf(metrics, at, reading.statistic, direction);
    if (!isAll && values.every((value) => Object.is(value, values[0]))) return [];
    const base = values[reading.baseline] ?? null;
    const cells = values.map((value, run) => {
      const delta = !hasDeltas || run === reading.baseline ? null : metricDelta(value, base, direction);
      return value === null ? "" : delta === null ? String(value) : `${value} (${formatDelta(delta)})`;
    });
    return [["metric", metric, ...cells]];
  });
  return [
    ["what", "name", ...runs.map(({ runName }) => runName)],
    ...lines("param", params),
    ...lines("dataset", datasets),
    ...lines("package", packages),
    ...lines("environment", environment),
    ...metricRows,
  ];
}
