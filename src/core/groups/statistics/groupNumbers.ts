import type { GroupFunction } from "../../query/parse/groupFunctions";
import type { StatisticColumns } from "./groupStatistics";
import { statisticsAt } from "./statisticsAt";

/** What a function of a query over groups says of each group; NaN where there is nothing: one value has no deviation. */
export function groupNumbers(statistics: StatisticColumns, asked: GroupFunction): Float64Array<ArrayBuffer> {
  switch (asked) {
    case "n":
      return Float64Array.from(statistics.n);
    case "std":
    case "median":
      return statistics[asked];
    case "lowest":
      return statistics.min;
    case "highest":
      return statistics.max;
    case "interval_low":
      return Float64Array.from(statistics.n, (_, group) => statisticsAt(statistics, group).low);
    case "interval_high":
      return Float64Array.from(statistics.n, (_, group) => statisticsAt(statistics, group).high);
  }
}
