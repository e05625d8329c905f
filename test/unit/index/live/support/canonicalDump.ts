import type { IndexApi } from "../../../../../src/protocol/indexApi";

/**
 * All that an index says of all its runs, every point included, as text: two indexes of the same logs must give the
 * same, bit for bit, whatever happened on the way.
 */
export async function canonicalDump(api: IndexApi): Promise<string> {
  const { rows } = await api.runs({ offset: 0, limit: 1e6 });
  const runs = [...rows].sort((a, b) => (a.runId < b.runId ? -1 : 1));
  const parts: string[] = [];
  for (const { runId } of runs) {
    const detail = await api.run(runId);
    if (!detail) throw new Error(`${runId} is listed, but cannot be shown.`);
    // Staleness depends on the moment of the asking.
    parts.push(exact({ ...detail, row: { ...detail.row, isStale: false } }));
    for (const metric of Object.keys(detail.metrics)) {
      const { steps, times, values } = await api.series({ runId, metric });
      parts.push(exact({ metric, steps: [...steps], times: [...times], values: [...values] }));
    }
  }
  return parts.join("\n");
}

/** JSON in which NaN, infinities and -0 keep apart. */
function exact(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === "number" && (!Number.isFinite(part) || Object.is(part, -0))
      ? `#${Object.is(part, -0) ? "-0" : part}`
      : part,
  );
}
