import type { RunDetail } from "../../../core/model/runDetail";
import type { SourceReach } from "../../../core/view/source/sourceReach";
import type { GitFailure, GitResult } from "../../../git/port/gitResult";
import type { LocatedSource } from "../../../git/port/locatedSource";

/** What the search for a run's code says about whether it can be reached. */
export function reachOf(detail: RunDetail, result: GitResult<LocatedSource>): SourceReach {
  if (!result.ok) return unreached(result);
  const { value } = result;
  const source = detail.sources.at(-1);
  const isObjects = value.kind === "objects";
  const isLess = isObjects && source?.snapshot !== null && source?.snapshot !== value.revision;
  return {
    folder: isObjects ? value.place.repository.topLevel : value.folder,
    found: value.evidence,
    notice: value.notice,
    remedy: null,
    canFetch: isLess && value.evidence !== "patch",
  };
}

function unreached({ reason, message, remedy }: GitFailure): SourceReach {
  return { folder: null, found: null, notice: message, remedy, canFetch: reason === "commit-missing" };
}
