import { decodeUtf8 } from "../../text/decodeUtf8";
import { pythonNumber } from "../shared/pythonNumber";
import { RecentPoints } from "./recentPoints";

const lineFeed = 10;
/** Bad lines of one piece that are told; the rest is only counted. */
const maxBad = 10;

/** The points of one piece of a metric file, as columns, and how much of it was used up. */
export interface MetricLines {
  readonly steps: Float64Array;
  readonly times: Float64Array;
  readonly values: Float64Array;
  /** Whole lines, points or not. */
  readonly lines: number;
  /** Bytes to the end of the last whole line. */
  readonly consumed: number;
  /** Lines from 0 on that hold no point, the first of them. */
  readonly bad: readonly number[];
  readonly badCount: number;
}

/**
 * Reads whole lines of a metric file of MLflow's file store: `timestamp_ms value step`, the step missing in very old
 * stores, and the name and digest of a dataset behind it in new ones. MLflow 3 writes a point again for each model that
 * is logged with it (mlflow/tracking/client.py, log_metric with model_id): an equal point among the last ones is not
 * taken again.
 * @param bytes starting at a line's first byte
 * @param from where lines are new; those before it were read already and only tell which points are known
 */
export function metricLines(bytes: Uint8Array, from: number): MetricLines {
  const known = new RecentPoints();
  const steps: number[] = [];
  const times: number[] = [];
  const values: number[] = [];
  const bad: number[] = [];
  let badCount = 0;
  let lines = 0;
  let position = 0;
  for (let end = bytes.indexOf(lineFeed); end >= 0; end = bytes.indexOf(lineFeed, position)) {
    const isNew = position >= from;
    const line = decodeUtf8(bytes.subarray(position, end)).trim();
    position = end + 1;
    if (isNew) lines++;
    if (line === "") continue;
    const fields = line.split(" ", 3);
    const time = pythonNumber(fields[0]!);
    const value = pythonNumber(fields[1] ?? "");
    const step = fields.length > 2 ? pythonNumber(fields[2]!) : 0;
    if (time === undefined || value === undefined || step === undefined) {
      if (isNew && badCount++ < maxBad) bad.push(lines - 1);
    } else if (known.add(time, step, value) && isNew) {
      steps.push(step);
      times.push(time);
      values.push(value);
    }
  }
  return {
    steps: Float64Array.from(steps),
    times: Float64Array.from(times),
    values: Float64Array.from(values),
    lines,
    consumed: position,
    bad,
    badCount,
  };
}
