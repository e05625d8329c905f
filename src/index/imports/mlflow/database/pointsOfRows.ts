import { PointGatherer } from "../../../../core/ingest/pointGatherer";
import type { PointBlock } from "../../../../core/ingest/pointBlock";
import type { MetricRow } from "./metricRows";

/** About what a row takes; only to make room. */
const rowBytes = 64;

/**
 * Metric rows of one run as blocks: rows that follow each other with the same step and time and different keys were
 * logged together and become one. A database cannot hold infinities or NaN: MLflow writes the largest double for the
 * first and a flag for the second (mlflow/store/tracking/sqlalchemy_store.py, sanitize_metric_value).
 * @param firstOrdinal of the first row of points
 * @returns the blocks, and the number of rows of points
 */
export function pointsOfRows(rows: readonly MetricRow[], firstOrdinal: number): { blocks: PointBlock[]; rows: number } {
  const gatherer = new PointGatherer();
  let ordinal = firstOrdinal;
  let keys: string[] = [];
  let values: number[] = [];
  let [time, step, start] = [NaN, NaN, 0];
  const flush = (end: number) => {
    if (keys.length > 0)
      gatherer
        .table(keys, rowBytes, rowBytes * 64)
        .add(ordinal++, step, time, Float64Array.from(values), 0, start, end);
    [keys, values] = [[], []];
  };
  for (const row of rows) {
    const rowid = Number(row[0]);
    const key = String(row[1]);
    const [rowTime, rowStep] = [numberOf(row[4]), numberOf(row[5])];
    if (!Object.is(rowTime, time) || !Object.is(rowStep, step) || keys.includes(key)) {
      flush(rowid);
      [time, step, start] = [rowTime, rowStep, rowid];
    }
    keys.push(key);
    values.push(valueOf(row));
  }
  flush(Number(rows.at(-1)?.[0] ?? 0) + 1);
  return { blocks: gatherer.flush(1), rows: ordinal - firstOrdinal };
}

function valueOf(row: MetricRow): number {
  if (row[3] === 1 || row[2] === null) return NaN;
  const value = numberOf(row[2]);
  return Math.abs(value) === Number.MAX_VALUE ? Math.sign(value) * Infinity : value;
}

function numberOf(value: MetricRow[number] | undefined): number {
  return typeof value === "number" ? value : NaN;
}
