import type { RunDetail } from "../model/runDetail";
import type { MarksOfRun } from "./marksOfRun";

/**
 * What is known of a run, with what it is marked with, which wins over its log.
 * @param detail its row is a marked one already
 */
export function markedDetail(detail: RunDetail, { marks, problems }: MarksOfRun): RunDetail {
  if (!marks && problems.length === 0) return detail;
  return {
    ...detail,
    // fromEntries and not spread: a key may be "__proto__".
    tags: Object.fromEntries([...Object.entries(detail.tags), ...Object.entries(marks?.tags ?? {})]),
    note: marks?.note ?? detail.note,
    problems: [...detail.problems, ...problems],
    markedTags: Object.keys(marks?.tags ?? {}),
  };
}
