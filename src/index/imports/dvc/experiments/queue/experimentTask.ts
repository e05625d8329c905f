import * as path from "node:path";
import { parseLooseJson } from "../../../../../core/readers/shared/parseLooseJson";
import { isObjectId } from "../../../../../core/model/isObjectId";
import type { JsonValue } from "../../../../../core/model/jsonValue";

/** What DVC notes of a run of an experiment (its `ExecutorInfo`, in `.dvc/tmp/exps/run/<entry>/<entry>.run`). */
export interface ExperimentTask {
  /** The commit that it runs: of those in the queue, their entry. */
  readonly entry: string;
  readonly name: string;
  readonly baseline: string;
  /** The copy of the project that it runs in, which is removed when its result is kept; null: the working tree. */
  readonly folder: string | null;
  /** Whether the queue's worker runs it, who notes process and result; else `dvc exp run` itself. */
  readonly isQueued: boolean;
  /** The script has not come to its end, as far as the note says. */
  readonly isUnended: boolean;
  /** The ref that keeps its result, by the name that it had then, and the hash of that; null: there is none (yet). */
  readonly resultRef: string | null;
  readonly resultHash: string | null;
  /** When the note was last written, in ms since the epoch. */
  readonly written: number;
}

/** DVC's `TaskStatus`: 0 to 2 before its end, then 3 success, 4 failed, 5 cancelled, 6 result kept. */
const success = 3;

/**
 * Reads a note; null when it cannot be read.
 * @param project absolute path of the project: a copy outside its folder for them is another machine's
 */
export function experimentTask(entry: string, text: string, project: string, written: number): ExperimentTask | null {
  const note = parseLooseJson(text) ?? null;
  const field = (name: string): JsonValue =>
    typeof note === "object" && note !== null && !Array.isArray(note) ? (note[name] ?? null) : null;
  const [baseline, root, status, location] = ["baseline_rev", "root_dir", "status", "location"].map(field);
  if (!isObjectId(entry) || typeof baseline !== "string" || !isObjectId(baseline)) return null;
  const isInCopy = typeof root === "string" && isBelow(root, path.join(project, ".dvc", "tmp", "exps"));
  return {
    entry,
    name: textOf(field("name")) ?? entry.slice(0, 7),
    baseline,
    folder: isInCopy ? root : null,
    isQueued: location === "dvc-task",
    isUnended: typeof status === "number" && status < success,
    resultRef: textOf(field("result_ref")),
    resultHash: textOf(field("result_hash")),
    written,
  };
}

function textOf(value: JsonValue): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}

function isBelow(place: string, folder: string): boolean {
  const relative = path.relative(folder, place);
  return relative !== "" && !relative.startsWith("..") && !path.isAbsolute(relative);
}
