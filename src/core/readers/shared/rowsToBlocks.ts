import type { PointBlock } from "../../ingest/pointBlock";
import { PointGatherer } from "../../ingest/pointGatherer";

/** Metrics that were logged together. Times in ms since the epoch, NaN when unknown. */
export interface LoggedRow {
  readonly step: number;
  readonly time?: number;
  readonly values: readonly (readonly [metric: string, value: number])[];
}

/** Rows as columns. @param ordinal of the first row */
export function rowsToBlocks(rows: readonly LoggedRow[], ordinal: number): PointBlock[] {
  const gatherer = new PointGatherer();
  rows.forEach(({ step, time = NaN, values }, index) => {
    const numbers = Float64Array.from(values, ([, value]) => value);
    const table = gatherer.table(
      values.map(([metric]) => metric),
      1,
      rows.length - index,
    );
    table.add(ordinal + index, step, time, numbers, 0, 0, 0);
  });
  return gatherer.flush(1);
}
