import type { RunRow } from "../model/runRow";

/** What tells whether a run is in the baseline of its experiment. */
export type BaselineMark = Pick<RunRow, "runId" | "experimentId" | "baselineSince">;

/**
 * The baseline of each experiment that has one: the runs that were marked last, at one and the same time. Where two
 * people marked different runs, the later one counts on both machines.
 */
export function baselinesOf(rows: Iterable<BaselineMark>): Map<string, readonly string[]> {
  const found = new Map<string, { since: string; runIds: string[] }>();
  for (const { runId, experimentId, baselineSince: since } of rows) {
    if (since === null) continue;
    const known = found.get(experimentId);
    if (known?.since === since) known.runIds.push(runId);
    else if (!known || since > known.since) found.set(experimentId, { since, runIds: [runId] });
  }
  return new Map([...found].map(([experimentId, { runIds }]) => [experimentId, runIds]));
}
