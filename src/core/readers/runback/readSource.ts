import type { NotCaptured, RunSource, SourceEvidence } from "../../model/runSource";
import { RecordFields } from "./recordFields";

const evidences: readonly string[] = ["snapshot", "patch", "observed", "files", "commit", "guess", "none"];

/** The code state that a `source` record tells. */
export function readSource(fields: RecordFields, attempt: number): RunSource {
  const changed = fields.texts("changed");
  const untracked = fields.texts("untracked");
  return {
    attempt: fields.number("attempt") ?? attempt,
    evidence: readEvidence(fields),
    repository: fields.text("repository"),
    commit: fields.text("commit"),
    branch: fields.text("branch"),
    remote: fields.text("remote"),
    dirty: fields.flag("dirty"),
    snapshot: fields.text("snapshot"),
    objects: fields.text("objects"),
    changed,
    changedCount: fields.number("changed_count") ?? changed.length,
    untracked,
    untrackedCount: fields.number("untracked_count") ?? untracked.length,
    notCaptured: readNotCaptured(fields),
    patch: fields.text("patch"),
    entry: fields.text("entry"),
    reason: fields.text("reason"),
    remedy: fields.text("remedy"),
  };
}

function readEvidence(fields: RecordFields): SourceEvidence {
  const evidence = fields.text("evidence") ?? "none";
  if (evidences.includes(evidence)) return evidence as SourceEvidence;
  fields.complain(`"evidence" has an unknown value`);
  return "none";
}

function readNotCaptured(fields: RecordFields): NotCaptured[] {
  const list: NotCaptured[] = [];
  for (const item of fields.list("not_captured")) {
    if (typeof item !== "object" || item === null || Array.isArray(item)) {
      fields.complain(`"not_captured" holds something that is not an object`);
      continue;
    }
    const entry = new RecordFields(item);
    const path = entry.text("path");
    if (path !== null) list.push({ path, reason: entry.text("reason") ?? "" });
  }
  return list;
}
