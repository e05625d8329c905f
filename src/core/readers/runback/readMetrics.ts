import type { RecordFields } from "./recordFields";

/** A metric record's step and values: `metrics` and `values` side by side. */
export interface MetricRow {
  readonly step: number;
  readonly metrics: readonly string[];
  readonly values: Float64Array;
}

const texts = new Map([
  ["NaN", NaN],
  ["Infinity", Infinity],
  ["-Infinity", -Infinity],
]);

/** Reads a `metric` record; null when nothing of it can be used. A value that is no number is left out, with a complaint. */
export function readMetrics(fields: RecordFields): MetricRow | null {
  const step = fields.number("step");
  const values = fields.object("values");
  if (!fields.require("step", step) || !fields.require("values", values)) return null;
  const metrics: string[] = [];
  const numbers: number[] = [];
  for (const [metric, value] of Object.entries(values)) {
    const number = typeof value === "number" ? value : typeof value === "string" ? fromText(value) : undefined;
    if (number === undefined) {
      fields.complain(`metric "${metric}" is not a number`);
      continue;
    }
    metrics.push(metric);
    numbers.push(number);
  }
  return metrics.length === 0 ? null : { step, metrics, values: Float64Array.from(numbers) };
}

function fromText(text: string): number | undefined {
  return /^-?\d{1,400}$/.test(text) ? Number(text) : texts.get(text);
}
