import type { MarkChange } from "../../core/marks/markChange";
import { markFileName } from "./markFileName";
import { writeMarksFile } from "./writeMarksFile";

/**
 * Marks a run in its file.
 * @param home the `.runback` folder; made when it is not there
 * @param now milliseconds since the epoch
 */
export function writeRunMarks(home: string, runId: string, changes: readonly MarkChange[], now: number): Promise<void> {
  return writeMarksFile({ home, folder: "marks", name: markFileName(runId), runId }, changes, now);
}
