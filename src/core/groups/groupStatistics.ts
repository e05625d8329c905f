import type { NumberColumn } from "../query/evaluate/numberColumn";
import { sampleStatistics, type SampleStatistics, type StatisticsRoom } from "../statistics/sampleStatistics";
import { studentFactor } from "../statistics/studentFactor";
import type { RowGroups } from "./groupRows";

/** Statistics of groups as columns: an entry for each group (`SampleStatistics`). */
export type StatisticColumns = { readonly [K in keyof SampleStatistics]: Float64Array<ArrayBuffer> };

/** Statistics of the values that the rows of each group have; runs without the value do not count. */
export function groupStatistics(groups: RowGroups, rows: Int32Array, column: NumberColumn | null): StatisticColumns {
  const columns = emptyColumns(groups.count);
  const factors = new Map<number, number>();
  const factorOf = (degrees: number) => {
    const factor = factors.get(degrees) ?? studentFactor(degrees);
    factors.set(degrees, factor);
    return factor;
  };
  const values = new Float64Array(rows.length);
  let one: StatisticsRoom | undefined;
  for (let group = 0; group < groups.count; group++) {
    let count = 0;
    for (let at = groups.starts[group]!; at < groups.starts[group + 1]!; at++) {
      const row = rows[groups.places[at]!]!;
      if (column?.has(row)) values[count++] = column.get(row);
    }
    // Each by its name: a loop over the names takes twice as long.
    one = sampleStatistics(values, count, factorOf, one);
    columns.n[group] = one.n;
    columns.nan[group] = one.nan;
    columns.inf[group] = one.inf;
    columns.mean[group] = one.mean;
    columns.std[group] = one.std;
    columns.median[group] = one.median;
    columns.min[group] = one.min;
    columns.max[group] = one.max;
    columns.low[group] = one.low;
    columns.high[group] = one.high;
  }
  return columns;
}

function emptyColumns(count: number): StatisticColumns {
  const column = () => new Float64Array(count);
  return {
    n: column(),
    nan: column(),
    inf: column(),
    mean: column(),
    std: column(),
    median: column(),
    min: column(),
    max: column(),
    low: column(),
    high: column(),
  };
}
