import type { MetricDirections } from "../compare/runs/metricDirections";
import type { MarksFile } from "./marksFile";

/** What files of metric directions say (docs/marks.md): those that were taken away, or that nobody knows, are left out. */
export function readDirections({ entries }: Pick<MarksFile, "entries">): MetricDirections {
  const known = entries.flatMap(({ field, value }) =>
    value === "lower" || value === "higher" || value === "none" ? [[field, value] as const] : [],
  );
  return Object.fromEntries(known);
}
