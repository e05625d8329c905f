import { metricDirection, type MetricDirection } from "../../view/metricDirection";

/** What the user said of metrics, by name; "none" says that neither way is better. */
export type MetricDirections = Readonly<Record<string, MetricDirection | "none">>;

/** The direction of a metric: what the user said, else what its name suggests; null for none. */
export function directionOf(metric: string, said: MetricDirections): MetricDirection | null {
  const own = Object.hasOwn(said, metric) ? said[metric] : undefined;
  return own === undefined ? metricDirection(metric) : own === "none" ? null : own;
}
