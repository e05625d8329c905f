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
  const consumed = bytes.lastIndexOf(lineFeed) + 1;
  const known = new RecentPoints();
  const steps: number[] = [];
  const times: number[] = [];
  const values: number[] = [];
  const bad: number[] = [];
  let badCount = 0;
  for (const line of linesOf(bytes.subarray(0, Math.min(from, consumed)))) {
    const point = pointOf(line);
    if (point !== null && point !== "bad") known.add(point.time, point.step, point.value);
  }
  const lines = linesOf(bytes.subarray(Math.min(from, consumed), consumed));
  for (const [index, line] of lines.entries()) {
    const point = pointOf(line);
    if (point === "bad") {
      if (badCount++ < maxBad) bad.push(index);
    } else if (point !== null && known.add(point.time, point.step, point.value)) {
      steps.push(point.step);
      times.push(point.time);
      values.push(point.value);
    }
  }
  return {
    steps: Float64Array.from(steps),
    times: Float64Array.from(times),
    values: Float64Array.from(values),
    lines: lines.length,
    consumed,
    bad,
    badCount,
  };
}

/** Whole lines, each ended, without their ends. */
function linesOf(bytes: Uint8Array): string[] {
  return bytes.length === 0 ? [] : decodeUtf8(bytes).slice(0, -1).split("\n");
}

/** null for an empty line. */
function pointOf(line: string): { time: number; value: number; step: number } | "bad" | null {
  const text = line.trim();
  if (text === "") return null;
  const [first, second, third] = text.split(" ", 3);
  const time = pythonNumber(first!);
  const value = pythonNumber(second ?? "");
  const step = third === undefined ? 0 : pythonNumber(third);
  return time === undefined || value === undefined || step === undefined ? "bad" : { time, value, step };
}
