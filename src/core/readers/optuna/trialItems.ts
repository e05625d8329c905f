import type { DecodedItem } from "../../ingest/logDecoder";
import type { PointBlock } from "../../ingest/pointBlock";
import type { RunEvent } from "../../ingest/runEvent";
import type { RunStatus } from "../../model/runStatus";
import type { Trial } from "./trial";

/** A pruned trial was stopped on purpose before its end, which is what "killed" says. */
const statuses: Readonly<Record<string, RunStatus | undefined>> = {
  RUNNING: "RUNNING",
  COMPLETE: "FINISHED",
  PRUNED: "KILLED",
  FAIL: "FAILED",
  WAITING: "SCHEDULED",
};
/** Metric of the values that a trial reports on its way. */
const reportMetric = "intermediate_value";

/** All of a trial as a run's events and points. Optuna keeps no times of reports; a result has the trial's end. */
export function trialItems(trial: Trial): DecodedItem[] {
  const status = statuses[trial.state] ?? "RUNNING";
  const events: RunEvent[] = [
    {
      kind: "start",
      time: trial.startTime,
      runId: `optuna:${trial.studyMark === "" ? "" : `${trial.studyMark}:`}${trial.study}/${trial.number}`,
      runName: `trial ${trial.number}`,
      experiment: trial.study,
      parentId: null,
      host: null,
      pid: null,
      note: null,
    },
  ];
  if (trial.params.length > 0) events.push({ kind: "params", params: Object.fromEntries(trial.params) });
  const tags = new Map([
    ["optuna.direction", trial.directions.join(", ")],
    ["optuna.state", trial.state],
    ...trial.tags,
  ]);
  events.push({ kind: "tags", tags: Object.fromEntries(tags) });
  if (status !== "RUNNING") events.push({ kind: "end", time: trial.endTime, status, exitCode: null, error: null });
  const items = events.map((event): DecodedItem => ({ kind: "event", event }));
  return [...items, ...blocksOf(trial).map((block): DecodedItem => ({ kind: "points", block }))];
}

function blocksOf(trial: Trial): PointBlock[] {
  const { reports, values } = trial;
  const blocks: PointBlock[] = [];
  const steps = new Float64Array(reports.steps);
  const times = new Float64Array(steps.length).fill(NaN);
  if (steps.length > 0) blocks.push(block([reportMetric], 0, steps, times, [new Float64Array(reports.values)]));
  if (values.length > 0) {
    const names = values.map(([objective]) => metricName(trial, objective));
    const columns = values.map(([, value]) => Float64Array.of(value));
    const step = Float64Array.of(steps.at(-1) ?? 0);
    blocks.push(block(names, steps.length, step, Float64Array.of(trial.endTime ?? NaN), columns));
  }
  return blocks;
}

/** As in Optuna's own tables: the study's names, else `value`, or `values_0` … where there are several objectives. */
function metricName({ objectives, directions }: Trial, objective: number): string {
  return objectives[objective] ?? (directions.length > 1 ? `values_${objective}` : "value");
}

function block(
  metrics: readonly string[],
  firstOrdinal: number,
  steps: Float64Array,
  times: Float64Array,
  values: readonly Float64Array[],
): PointBlock {
  const ordinals = new Float64Array(steps.length);
  for (let row = 0; row < steps.length; row++) ordinals[row] = firstOrdinal + row;
  return { attempt: 1, metrics, rows: steps.length, ordinals, steps, times, values, byteStart: 0, byteEnd: 0 };
}
