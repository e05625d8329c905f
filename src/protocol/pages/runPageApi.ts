import type { Comparison } from "../../core/view/baselineText";
import type { DetailAct } from "../../core/view/detail/detailNode";
import type { SourceReach } from "../../core/view/source/sourceReach";
import type { RunOverview } from "../../core/view/run/runOverview";
import type { SeriesData } from "../indexApi";
import type { PageApi } from "./pageApi";

/** What a Run page shows. */
export interface RunPageState {
  readonly runId: string;
  /** The tab's title, which is there before the index is. */
  readonly runName: string;
}

/** What the buttons of a Run page do; each is a command of the product with this run. */
export const runActs = [
  "openEntryScript",
  "diffEntryScript",
  "browseSource",
  "diffSource",
  "openWorktree",
  "addWorktree",
  "createBranch",
  "checkOutRun",
  "shareSnapshot",
  "rerun",
  "debugRun",
  "verifyReproduction",
  "copyRunId",
  "copyAsMarkdown",
  "openRunFolder",
  "stopRun",
  "starRun",
  "unstarRun",
  "editNote",
  "editTags",
  "renameRun",
  "setBaseline",
] as const;

export type RunAct = (typeof runActs)[number];

/** The end of a run's console output. */
export interface ConsoleTail {
  /** As it was written, control characters and all. */
  readonly text: string;
  /** Bytes of the whole file. */
  readonly size: number;
  /** Whether the text is not the whole file. */
  readonly isCut: boolean;
}

/** A run, and what its metrics are compared with. */
export interface RunPageOverview extends RunOverview {
  readonly comparison: Comparison;
}

/** What the Run page may ask of the host, beyond what every page may. */
export interface RunPageApi extends PageApi<RunPageState> {
  /** null when the index does not know the run (any more). */
  overview(): Promise<RunPageOverview | null>;
  /** Whether the code can be reached in this clone; null when the log names no code or the workspace is not trusted. */
  reach(): Promise<SourceReach | null>;
  /** Points of a metric, at most about this many, extremes kept. */
  series(metric: string, points: number): Promise<SeriesData>;
  /** null without a console log. */
  consoleTail(): Promise<ConsoleTail | null>;
  /** The bytes of a picture among the artifacts; fails for what is no picture, too large, or outside the run's folder. */
  picture(artifact: number): Promise<Uint8Array>;
  /** Opens what a line of the run stands for, in the editor. */
  open(act: DetailAct): Promise<void>;
  act(act: RunAct): Promise<void>;
}
