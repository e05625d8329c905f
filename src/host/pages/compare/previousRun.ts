import type { RunRow } from "../../../core/model/runRow";
import type { IndexApi } from "../../../protocol/indexApi";

/** How many rows are asked for at a time. */
const pageSize = 500;

/** The run of the same experiment, on the same level, that started before this one; null: this is the first. */
export async function previousRun(row: RunRow, index: Pick<IndexApi, "runs">): Promise<RunRow | null> {
  const { experimentId, parentId } = row;
  let isPassed = false;
  for (let offset = 0; ; offset += pageSize) {
    const { rows } = await index.runs({ experimentId, parentId, offset, limit: pageSize });
    for (const other of rows) {
      if (isPassed) return other;
      isPassed = other.runId === row.runId;
    }
    if (rows.length < pageSize) return null;
  }
}
