import type { ComparedRuns } from "../../core/compare/comparedRuns";
import type { CurvesAnswer, CurvesQuery } from "../../core/curves/curvesQuery";
import type { QueryCompletion } from "../../core/query/complete/queryCompletion";
import type { DifferencesApi } from "./differencesApi";
import type { TableColumn } from "../../core/table/columns/tableColumn";
import type { RunStyle } from "../../core/view/styles/runStyle";
import type { PageApi } from "./pageApi";
import type { RunBrush } from "./runBrush";

/** What a Compare panel shows. */
export interface CompareState {
  /** In the order in which the user picked them. */
  readonly runIds: readonly string[];
  /** The run that differences are counted from; one of `runIds`, or null: the first. */
  readonly baselineId: string | null;
  /** The runs that the user has marked; left out or null: none. */
  readonly brush?: RunBrush | null;
}

/** The runs of a panel that the index knows. */
export interface PageRuns {
  readonly compared: ComparedRuns;
  /** How each is drawn, in the order of `compared.rows`. */
  readonly styles: readonly RunStyle[];
}

/** Runs of the page that belong together, and what tells them from the other groups. */
export interface PageGroup {
  readonly title: string;
  readonly runIds: readonly string[];
}

/** What the Compare page may ask of the host, beyond what every page may. */
export interface CompareApi extends PageApi<CompareState>, DifferencesApi {
  runs(): Promise<PageRuns>;
  /** Draws a run another way, on every page. */
  setStyle(runId: string, style: RunStyle): Promise<void>;
  /** The user has marked other runs of the panel, which are marked in the view Runs and in Runs tables, too; null: none. */
  setBrush(brush: RunBrush | null): Promise<void>;
  /** Fields that the runs of the panel have, to group them by. */
  groupFields(): Promise<readonly TableColumn[]>;
  /**
   * Which runs of the panel belong together; a run that belongs to no other is a group of its own.
   * @param by `seed`, or fields with commas between them (docs/query.md)
   * @param having a query over groups: which of them, and their order; empty: all, in the order of their first runs
   */
  groups(by: string, having: string): Promise<readonly PageGroup[]>;
  /** What a query over groups that is being written can go on with, at its end. */
  completeGroups(query: string): Promise<readonly QueryCompletion[]>;
  /** A metric of some runs, for one chart. */
  curves(query: CurvesQuery): Promise<CurvesAnswer>;
}
