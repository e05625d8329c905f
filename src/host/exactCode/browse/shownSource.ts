import type { RunDetail } from "../../../core/model/runDetail";
import type { LocatedSource } from "../../../git/port/locatedSource";

/** The code that the view Source shows. */
export interface ShownSource {
  readonly detail: RunDetail;
  readonly located: LocatedSource;
  /** For instance "swift-fox @ 1a2b3c4d". */
  readonly title: string;
}
