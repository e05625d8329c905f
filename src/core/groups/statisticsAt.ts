import type { SampleStatistics } from "../statistics/sampleStatistics";
import type { StatisticColumns } from "./groupStatistics";

/** The statistics of one group. */
export function statisticsAt(columns: StatisticColumns, group: number): SampleStatistics {
  const entries = Object.entries(columns).map(([name, of]) => [name, of[group]]);
  return Object.fromEntries(entries) as SampleStatistics;
}
