import type { GitPort } from "../../git/port/gitPort";
import type { IndexService } from "../indexing/indexService";
import type { RunSources } from "../source/runSources";

/** What the acts on a run's code are done with. */
export interface CodeTools {
  readonly git: GitPort;
  readonly index: IndexService;
  readonly sources: RunSources;
}
