import type { IndexApi } from "../../../protocol/indexApi";

const pageSize = 500;
const atOnce = 20;

/** The snapshots of all attempts of all runs that the index knows. */
export async function usedSnapshots(
  api: Pick<IndexApi, "runs" | "run">,
  signal: AbortSignal,
): Promise<ReadonlySet<string>> {
  const used = new Set<string>();
  for (let offset = 0; ; offset += pageSize) {
    const { rows, total } = await api.runs({ offset, limit: pageSize });
    for (let at = 0; at < rows.length; at += atOnce) {
      signal.throwIfAborted();
      const details = await Promise.all(rows.slice(at, at + atOnce).map(({ runId }) => api.run(runId)));
      for (const { snapshot } of details.flatMap((detail) => detail?.sources ?? []))
        if (snapshot !== null) used.add(snapshot);
    }
    if (offset + pageSize >= total) return used;
  }
}
