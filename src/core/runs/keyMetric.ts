const validation = /^(val|eval)/i;
const loss = /(^|[/_.-])loss$/i;

/**
 * The metric that stands for a run in lists: the pinned one, else the first of `val*` or `eval*`, else `loss` (also as
 * the last part of a name, such as `train/loss`), else the first. System metrics never do. Null when there is none.
 * @param metrics in the order in which the run logged them first
 */
export function keyMetric(metrics: Iterable<string>, pinned: string | null = null): string | null {
  const own = [...metrics].filter((metric) => !metric.startsWith("system/"));
  if (pinned !== null && own.includes(pinned)) return pinned;
  return (
    own.find((metric) => validation.test(metric)) ??
    own.find((metric) => metric === "loss") ??
    own.find((metric) => loss.test(metric)) ??
    own[0] ??
    null
  );
}
