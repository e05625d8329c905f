import { meanInterval } from "../../statistics/meanInterval";
import type { SampleStatistics } from "../../statistics/sampleStatistics";
import { studentFactors } from "../../statistics/studentFactors";
import type { StatisticColumns } from "./groupStatistics";

/** Kept for all groups: each takes long to work out, and groups have few sizes. */
const factorOf = studentFactors();

/** The statistics of one group. */
export function statisticsAt(columns: StatisticColumns, group: number): SampleStatistics {
  const one = {
    n: columns.n[group]!,
    nan: columns.nan[group]!,
    inf: columns.inf[group]!,
    mean: columns.mean[group]!,
    std: columns.std[group]!,
    median: columns.median[group]!,
    min: columns.min[group]!,
    max: columns.max[group]!,
  };
  return { ...one, ...meanInterval(one, factorOf) };
}
