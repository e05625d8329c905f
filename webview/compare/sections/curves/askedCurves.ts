import { hasBands } from "../../../../src/core/curves/bands/hasBands";
import type { BandsQuery } from "../../../../src/core/curves/curvesQuery";
import type { CurveBoard } from "./curveBoard";

/** Runs of a chart that are drawn as one. */
export interface AskedGroup {
  readonly title: string;
  /** The run whose colour and strokes the group has: its first on the page, hidden or not, so that they stay. */
  readonly styleId: string;
  readonly runIds: readonly string[];
}

/** Which runs a chart asks for: by themselves, and as groups. */
export interface AskedCurves {
  readonly runIds: readonly string[];
  readonly groups: readonly AskedGroup[];
}

/**
 * What a chart of a metric is to show. Groups are drawn as one over steps and over time since the start: at one time of
 * the clock, or at one value of another metric, each run is elsewhere. A group of which fewer than two runs are shown is
 * no group.
 */
export function askedCurves(metric: string, { context, groups, settings }: CurveBoard): AskedCurves {
  const { runs } = context;
  const { rows, metrics, logged } = runs.compared;
  const place = metrics.indexOf(metric);
  const all = rows.filter((_, i) => logged[i]?.includes(place)).map(({ runId }) => runId);
  if (settings.spread === null || !hasBands(settings.axis)) return { runIds: all, groups: [] };
  const has = new Set(all);
  const asked = groups.all.flatMap(({ title, runIds }): AskedGroup[] => {
    const shown = runIds.filter((runId) => has.has(runId) && runs.isShown(runId));
    const named = context.t("{0} · {1} runs", title, runIds.length);
    return shown.length < 2 ? [] : [{ title: named, styleId: runIds[0] ?? "", runIds: shown }];
  });
  const grouped = new Set(settings.showsMembers ? [] : asked.flatMap(({ runIds }) => runIds));
  return { runIds: all.filter((runId) => !grouped.has(runId)), groups: asked };
}

/** The part of a question that is about groups. */
export function bandsOf({ groups }: AskedCurves, { settings }: CurveBoard): { readonly bands?: BandsQuery } {
  if (groups.length === 0) return {};
  return { bands: { groups: groups.map(({ runIds }) => runIds), spread: settings.spread ?? "std" } };
}
