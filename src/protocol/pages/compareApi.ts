import type { ComparedRuns } from "../../core/compare/comparedRuns";
import type { CurvesAnswer, CurvesQuery } from "../../core/curves/curvesQuery";
import type { DifferencesApi } from "./differencesApi";
import type { RunStyle } from "../../core/view/runStyle";
import type { PageApi } from "./pageApi";

/** What a Compare panel shows. */
export interface CompareState {
  /** In the order in which the user picked them. */
  readonly runIds: readonly string[];
  /** The run that differences are counted from; one of `runIds`, or null: the first. */
  readonly baselineId: string | null;
}

/** Runs of the page that repeat each other with other seeds, and what tells them from the other groups. */
export interface SeedGroup {
  readonly title: string;
  readonly runIds: readonly string[];
}

/** What the Compare page may ask of the host, beyond what every page may. */
export interface CompareApi extends PageApi<CompareState>, DifferencesApi {
  /** The runs of the panel that the index knows. */
  runs(): Promise<ComparedRuns>;
  /** How these runs are drawn, in their order. */
  styles(runIds: readonly string[]): Promise<readonly RunStyle[]>;
  /** Draws a run another way, on every page. */
  setStyle(runId: string, style: RunStyle): Promise<void>;
  /** Which of these runs are seeds of one another; a run without any is a group of its own. */
  seedGroups(runIds: readonly string[]): Promise<readonly SeedGroup[]>;
  /** A metric of some runs, for one chart. */
  curves(query: CurvesQuery): Promise<CurvesAnswer>;
}
