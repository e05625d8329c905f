import type { ComparedRun } from "../../../core/compare/differencesOf";
import type { RunDetail } from "../../../core/model/runDetail";
import { readPackages } from "../../files/readPackages";

/** A run with its packages, which the log keeps in a file of the run's folder; without them when that is not there. */
export async function comparedRun(detail: RunDetail): Promise<ComparedRun> {
  const file = detail.environment?.["packages_file"];
  return { detail, packages: typeof file === "string" ? await readPackages(detail.row.directory, file) : {} };
}
