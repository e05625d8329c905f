import type { RunDetail } from "../../core/model/runDetail";
import { openRunFile } from "../files/openRunFile";

/** Shows a run's folder: in the Explorer when it lies in the workspace, else in the system's own file manager. */
export async function openRunFolder(detail: RunDetail): Promise<void> {
  await openRunFile(detail, detail.row.directory);
}
