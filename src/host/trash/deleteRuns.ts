import type { RunDetail } from "../../core/model/runDetail";
import { runbackHome } from "../../index/place/runbackHome";
import type { IndexApi } from "../../protocol/indexApi";
import { isEnded } from "./isEnded";
import { moveToTrash } from "./moveToTrash";
import type { TrashedRun } from "./trashedRun";

/** What was done, so that it can be undone. */
export interface DeletedRuns {
  readonly trashed: readonly TrashedRun[];
  /** Runs of other tools, whose files are not ours to move. */
  readonly hidden: readonly string[];
  /** Why some could not be deleted, a sentence each. */
  readonly failures: readonly string[];
}

/** Moves own runs to the trash of their projects, and hides those of other tools. Own ones that still run are left. */
export async function deleteRuns(
  details: readonly RunDetail[],
  api: Pick<IndexApi, "mark" | "refresh">,
  workspaceFolders: readonly string[],
  now: number,
): Promise<DeletedRuns> {
  const trashed: TrashedRun[] = [];
  const failures: string[] = [];
  const isForeign = ({ row }: RunDetail) => row.formats.some((format) => format !== "runback");
  for (const { row } of details.filter((one) => !isForeign(one))) {
    const home = runbackHome(row.directory, workspaceFolders);
    try {
      if (!isEnded(row)) throw new Error("it is still running.");
      if (home === null) throw new Error("it is not in a project.");
      trashed.push(await moveToTrash(row, home, now));
    } catch (error) {
      failures.push(`${row.runName}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  const hidden = details.filter(isForeign).map(({ row }) => row.runId);
  if (hidden.length > 0) await api.mark(hidden, [{ field: "hidden", value: true }]);
  if (trashed.length > 0) await api.refresh();
  return { trashed, hidden, failures };
}
