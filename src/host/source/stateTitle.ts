import type { RunDetail } from "../../core/model/runDetail";
import type { LocatedSource } from "../../git/port/locatedSource";

/** The run and the state that is really shown, for instance "swift-fox @ 1a2b3c4d". */
export function stateTitle({ row }: RunDetail, located: LocatedSource): string {
  return located.kind === "objects" ? `${row.runName} @ ${located.revision.slice(0, 8)}` : row.runName;
}
