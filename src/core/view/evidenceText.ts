import type { RunSource, SourceEvidence } from "../model/runSource";
import type { Translate } from "./translate";

/** What a kind of evidence means, in one sentence for the user. */
export function evidenceText(evidence: SourceEvidence, t: Translate): string {
  switch (evidence) {
    case "snapshot":
      return t("snapshot of the whole code state, made when the run started");
    case "patch":
      return t("commit and a patch with the uncommitted changes");
    case "observed":
      return t("snapshot made by the editor when it saw the run start");
    case "files":
      return t("copies of the entry script and the project files it imported");
    case "commit":
      return t("commit only, uncommitted changes are unknown");
    case "guess":
      return t("newest commit before the run started, a guess");
    case "none":
      return t("nothing is known about the code");
  }
}

/** The commit and branch of a source on one line, with the number of uncommitted files; null without a commit. */
export function commitText(source: RunSource, t: Translate): string | null {
  if (source.commit === null) return null;
  const id = source.commit.slice(0, 8);
  const place = source.branch === null ? id : t("{0} on {1}", id, source.branch);
  if (source.dirty === null) return place;
  if (!source.dirty) return t("{0}, clean", place);
  const count = source.changedCount + source.untrackedCount;
  if (count === 0) return t("{0}, with uncommitted changes", place);
  return count === 1 ? t("{0}, with 1 uncommitted file", place) : t("{0}, with {1} uncommitted files", place, count);
}
