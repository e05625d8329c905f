import type { JsonValue } from "../../model/jsonValue";
import { flattenRow } from "./flattenRow";
import type { WandbStart } from "./wandbStart";

/** Values that no row of the history has, at one step. */
export interface SummaryPoints {
  readonly metrics: readonly string[];
  readonly values: readonly number[];
  readonly step: number;
  /** Milliseconds since the epoch; NaN when the log has none. */
  readonly time: number;
}

/**
 * What the summary of a run holds beside its history, as points: from the log once the run has ended; from
 * `wandb-summary.json` when the log has no history at all. null: nothing.
 */
export function summaryPoints({ state, files }: WandbStart): SummaryPoints | null {
  const logged = Object.entries(state.summary);
  if (state.exitCode !== null && logged.length > 0)
    return pointsOf(numbersOf(logged), state.lastStep ?? 0, state.lastRowTime ?? NaN);
  const { summary } = files;
  if (state.firstStep !== null || typeof summary !== "object" || summary === null || Array.isArray(summary))
    return null;
  const numbers = numbersOf(Object.entries(summary));
  const time = Math.round((numbers.get("_timestamp") ?? NaN) * 1000);
  return pointsOf(numbers, numbers.get("_step") ?? 0, time);
}

function numbersOf(entries: readonly [string, JsonValue][]): Map<string, number> {
  return flattenRow(entries.map(([key, value]) => ({ path: [key], value }))).numbers;
}

function pointsOf(numbers: ReadonlyMap<string, number>, step: number, time: number): SummaryPoints | null {
  const metrics = [...numbers.keys()].filter((key) => !key.startsWith("_")).sort();
  if (metrics.length === 0) return null;
  return { metrics, values: metrics.map((metric) => numbers.get(metric) ?? NaN), step, time };
}
