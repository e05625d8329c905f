import type { ProtoReader } from "../../shared/protoReader";
import type { MetricDefinition } from "../wandbState";

/** Reads a metric definition (MetricRecord: 1 name, 2 glob_name, 4 step_metric, 8 goal). */
export function readMetric(message: ProtoReader): MetricDefinition {
  let name = "";
  let stepMetric: string | null = null;
  let goal = 0;
  while (message.next()) {
    const { field } = message;
    if (field === 1 || field === 2) name = message.text() || name;
    else if (field === 4) stepMetric = message.text() || null;
    else if (field === 8) goal = message.integer();
  }
  return { name, stepMetric, goal: goal === 1 ? "minimize" : goal === 2 ? "maximize" : null };
}
