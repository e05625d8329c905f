import type { RunDetail } from "../../../core/model/runDetail";
import type { LocatedSource } from "../../../git/port/locatedSource";

/** Whether the state is more than the commit that the run had checked out. */
export function hasUncommitted(detail: RunDetail, located: LocatedSource): boolean {
  if (located.kind === "files") return false;
  return located.base !== null || located.revision !== detail.sources.at(-1)?.commit;
}
