import type { MetricDefinition } from "../wandbState";

/**
 * Says which metric gives the steps of another one, by the definitions of a run: the exact name first, else the last
 * pattern that fits.
 */
export class StepMetrics {
  private readonly known = new Map<string, string | null>();
  private readonly patterns: readonly { readonly pattern: RegExp; readonly stepMetric: string | null }[];
  readonly isEmpty: boolean;

  constructor(definitions: readonly MetricDefinition[]) {
    this.patterns = definitions
      .filter(({ name }) => name.includes("*"))
      .map(({ name, stepMetric }) => ({ pattern: patternOf(name), stepMetric }))
      .reverse();
    for (const { name, stepMetric } of definitions) if (!name.includes("*")) this.known.set(name, stepMetric);
    this.isEmpty = definitions.every(({ stepMetric }) => stepMetric === null);
  }

  /** null: W&B's own step. */
  of(metric: string): string | null {
    const known = this.known.get(metric);
    if (known !== undefined) return known;
    const found = this.patterns.find(({ pattern }) => pattern.test(metric))?.stepMetric ?? null;
    // A metric is no step of itself.
    const stepMetric = found === metric ? null : found;
    this.known.set(metric, stepMetric);
    return stepMetric;
  }
}

/** W&B allows one `*`, at the end; more are read as what they mean elsewhere, but never so that a test takes long. */
function patternOf(name: string): RegExp {
  const [before = "", ...after] = name.split("*");
  return new RegExp(`^${escaped(before)}${after.length > 0 ? `.*${escaped(after.join("*"))}` : ""}$`, "s");
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
