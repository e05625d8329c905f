import type { MarkChange } from "../../core/marks/markChange";
import type { MarkEntry } from "../../core/marks/markEntry";
import { markFileName } from "./markFileName";
import { writeMarksFile } from "./writeMarksFile";

/**
 * Marks a run in its file.
 * @param home the `.runback` folder; made when it is not there
 * @param now milliseconds since the epoch
 * @param elsewhere what files of other ids of the run say
 */
export function writeRunMarks(
  home: string,
  runId: string,
  changes: readonly MarkChange[],
  now: number,
  elsewhere: readonly MarkEntry[] = [],
): Promise<void> {
  return writeMarksFile({ home, folder: "marks", name: markFileName(runId), runId }, changes, now, elsewhere);
}
