import type { GitRef } from "../../../../git/port/gitRef";

/** An experiment of DVC: a commit that one ref keeps, on top of the commit that it began with. */
export interface Experiment {
  readonly name: string;
  /** Id of the commit that it began with. */
  readonly baseline: string;
  readonly ref: GitRef;
}
