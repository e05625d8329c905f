import type { LoggedRow } from "../shared/rowsToBlocks";
import { metricValues } from "./metricValues";

/**
 * What only the summary of DVCLive holds: values that the code set in it (`live.summary["best"] = …`) or logged with
 * `plot=False`. They belong to the summary's own step; it has none, and all steps are 0, where the code counts no steps.
 * @param text of `metrics.json`
 * @param tables metrics that have a table
 * @returns null when there are no such values, or the text is half written
 */
export function summaryRow(text: string, tables: ReadonlySet<string>): LoggedRow | null {
  const found = metricValues("metrics.json", text, "/") ?? [];
  const values = found.filter(([metric]) => metric !== "step" && !tables.has(metric));
  const step = found.find(([metric]) => metric === "step")?.[1] ?? 0;
  return values.length === 0 ? null : { step, values };
}
