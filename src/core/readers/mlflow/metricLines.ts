import { lookahead } from "../../decimal/lookahead";
import { scanDecimal } from "../../decimal/scanDecimal";
import { decodeUtf8 } from "../../text/decodeUtf8";
import { pythonNumber } from "../shared/pythonNumber";
import { PointColumns } from "./pointColumns";
import { RecentPoints } from "./recentPoints";

const lineFeed = 10;
const space = 32;
/** Bad lines of one piece that are told; the rest is only counted. */
const maxBad = 10;
/** Time, value and step of the line that was read last. */
const scanned = new Float64Array(3);

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
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  /** Lines that begin before it can be scanned without a text. */
  const safeEnd = bytes.length > lookahead ? bytes.lastIndexOf(lineFeed, bytes.length - lookahead - 1) + 1 : 0;
  const known = new RecentPoints();
  const columns = new PointColumns(Math.max(0, consumed - from));
  const bad: number[] = [];
  let badCount = 0;
  let lines = 0;
  for (let position = 0; position < consumed;) {
    const isNew = position >= from;
    let end = position < safeEnd ? scanLine(bytes, view, position) : -1;
    let isPoint = end >= 0;
    if (!isPoint) {
      end = bytes.indexOf(lineFeed, position) + 1;
      const point = readLine(decodeUtf8(bytes.subarray(position, end)));
      if (point === "bad" && isNew && badCount++ < maxBad) bad.push(lines);
      isPoint = point === "point";
    }
    if (isPoint && known.add(scanned[0]!, scanned[2]!, scanned[1]!) && isNew)
      columns.add(scanned[0]!, scanned[2]!, scanned[1]!);
    if (isNew) lines++;
    position = end;
  }
  return { ...columns.taken(), lines, consumed, bad, badCount };
}

/** Reads a line of plain numbers into `scanned`. @returns where the next one begins; -1: it is to be read as a text */
function scanLine(bytes: Uint8Array, view: DataView, start: number): number {
  let p = scanDecimal(bytes, view, start, scanned, 0);
  if (p < 0 || bytes[p] !== space) return -1;
  p = scanDecimal(bytes, view, p + 1, scanned, 1);
  if (p < 0) return -1;
  scanned[2] = 0;
  if (bytes[p] === space) p = scanDecimal(bytes, view, p + 1, scanned, 2);
  return p >= 0 && bytes[p] === lineFeed ? p + 1 : -1;
}

/** Reads any line into `scanned`. */
function readLine(line: string): "point" | "empty" | "bad" {
  const text = line.trim();
  if (text === "") return "empty";
  const [first, second, third] = text.split(" ", 3);
  const numbers = [first!, second ?? "", third ?? "0"].map(pythonNumber);
  for (const [index, number] of numbers.entries()) {
    if (number === undefined) return "bad";
    scanned[index] = number;
  }
  return "point";
}
