import type { ComparedRuns } from "../../core/compare/comparedRuns";
import type { CurvesAnswer, CurvesQuery } from "../../core/curves/curvesQuery";
import type { DifferencesApi } from "./differencesApi";
import type { PageApi } from "./pageApi";

/** What a Compare panel shows. */
export interface CompareState {
  /** In the order in which the user picked them. */
  readonly runIds: readonly string[];
  /** The run that differences are counted from; one of `runIds`, or null: the first. */
  readonly baselineId: string | null;
}

/** What the Compare page may ask of the host, beyond what every page may. */
export interface CompareApi extends PageApi<CompareState>, DifferencesApi {
  /** The runs of the panel that the index knows. */
  runs(): Promise<ComparedRuns>;
  /** A metric of some runs, for one chart. */
  curves(query: CurvesQuery): Promise<CurvesAnswer>;
}
