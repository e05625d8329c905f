import type { RunDetail } from "../model/runDetail";

/** Imported files of another working tree of the run's repository: its recorded source does not hold all of its code. */
export function importedElsewhere({ environment }: Pick<RunDetail, "environment">): readonly string[] {
  const files = environment?.["imported_elsewhere"];
  return Array.isArray(files) ? files.filter((file) => typeof file === "string") : [];
}
