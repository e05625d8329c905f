import type { Problem } from "../model/problem";
import type { RunDetail } from "../model/runDetail";
import type { RunMarks } from "./runMarks";

/**
 * What is known of a run, with what it is marked with, which wins over its log.
 * @param detail its row is a marked one already
 * @param problems what could not be read of its marks
 */
export function markedDetail(detail: RunDetail, marks: RunMarks | null, problems: readonly Problem[]): RunDetail {
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
