import type { IndexApi } from "../../protocol/indexApi";
import type { DeletedRuns } from "./deleteRuns";
import { restoreRun } from "./restoreRun";

/** Brings deleted runs back. */
export async function undeleteRuns(
  { trashed, hidden }: Pick<DeletedRuns, "trashed" | "hidden">,
  api: Pick<IndexApi, "mark" | "refresh" | "status">,
): Promise<void> {
  const { logDirectories } = await api.status();
  for (const run of trashed) await restoreRun(run, logDirectories);
  if (hidden.length > 0) await api.mark(hidden, [{ field: "hidden", value: null }]);
  if (trashed.length > 0) await api.refresh();
}
