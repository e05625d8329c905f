import type { NotCaptured, RunSource, SourceEvidence } from "../../core/model/runSource";
import { guards } from "./guards";

const { arrayOf, boolean, count, nullable, optional, shape, string } = guards;
const evidences: readonly string[] = [
  "snapshot",
  "patch",
  "observed",
  "files",
  "commit",
  "guess",
  "none",
] satisfies readonly SourceEvidence[];
const text = nullable(string);

/** Whether a value is the code state of a run's attempt. */
export const sourceGuard = shape<RunSource>({
  attempt: count,
  evidence: (value): value is SourceEvidence => typeof value === "string" && evidences.includes(value),
  repository: text,
  commit: text,
  branch: text,
  remote: text,
  dirty: nullable(boolean),
  snapshot: text,
  objects: text,
  changed: arrayOf(string),
  changedCount: count,
  untracked: arrayOf(string),
  untrackedCount: count,
  notCaptured: arrayOf(shape<NotCaptured>({ path: string, reason: string })),
  folder: optional(string),
  patch: text,
  entry: text,
  reason: text,
  remedy: text,
});
