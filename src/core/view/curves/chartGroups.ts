import { namePattern } from "./namePattern";

/** Charts under one heading. */
export interface ChartGroup {
  /** What the names of its metrics begin with; "" for those without a prefix, null for the pinned ones. */
  readonly prefix: string | null;
  readonly metrics: readonly string[];
}

const system = "system";

/**
 * Metrics in groups by what stands before the first slash: pinned ones first, then those without a prefix, then the
 * prefixes in the order in which they were met, and metrics of the machine last.
 * @param pattern text that a name holds, with `*` for anything, or `/a regular expression/`; "" for all
 */
export function chartGroups(
  metrics: readonly string[],
  pattern: string,
  pinned: ReadonlySet<string>,
): readonly ChartGroup[] {
  const matches = namePattern(pattern);
  const shown = metrics.filter(matches);
  const groups = new Map<string, string[]>([["", []]]);
  for (const metric of shown) {
    if (pinned.has(metric)) continue;
    const slash = metric.indexOf("/");
    const prefix = slash > 0 ? metric.slice(0, slash) : "";
    const group = groups.get(prefix);
    if (group) group.push(metric);
    else groups.set(prefix, [metric]);
  }
  const own = [...groups].map(([prefix, list]) => ({ prefix, metrics: list }));
  const ordered = [
    { prefix: null, metrics: shown.filter((metric) => pinned.has(metric)) },
    ...own.filter(({ prefix }) => prefix !== system),
    ...own.filter(({ prefix }) => prefix === system),
  ];
  return ordered.filter((group) => group.metrics.length > 0);
}
