import type { MetricDirections } from "../../core/compare/runs/metricDirections";
import type { GroupColumns } from "../../core/groups/groupColumns";
import type { QueryCompletion } from "../../core/query/complete/queryCompletion";
import type { QuerySubject } from "../../core/query/parse/querySubject";
import type { PackedCells } from "../../core/table/columns/packedCells";
import type { TableColumn } from "../../core/table/columns/tableColumn";
import type { Sparklines, SparklinesQuery, TableCellsQuery } from "../tableQuery";
import type { KeptQueries } from "./keptQueries";
import type { PageApi } from "./pageApi";

/** What a Runs table shows. */
export interface RunsPageState {
  /** Ids of the picked experiments; empty: all of them. */
  readonly experimentIds: readonly string[];
  /** Their names, for the title. */
  readonly experiments: readonly string[];
}

/** What the table shares with the rest of the window. */
export interface SharedState {
  /** The filter of the view Runs (docs/query.md), which the table obeys too. */
  readonly filter: string;
  /** Ids of the ticked runs. */
  readonly pickedIds: readonly string[];
  /** Ids of the runs that are marked in a Compare panel. */
  readonly brushedIds: readonly string[];
  /** The run that the view Run shows. */
  readonly currentId: string | null;
  /** Logs are still being read for the first time. */
  readonly isLoading: boolean;
  /** What the user said of which way metrics get better: best values are others when it changes. */
  readonly directions: MetricDirections;
  /** A filter that the user began elsewhere and goes on with in this table's field; told once. */
  readonly draft: string | null;
}

/** What becomes of a filter in the lists of saved and last used ones. */
export type FilterKeeping = "used" | "saved" | "forgotten";

/** What the Runs table may ask of the host, beyond what every page may. All of it is about the runs of its scope. */
export interface RunsPageApi extends PageApi<RunsPageState> {
  shared(): Promise<SharedState>;
  columns(): Promise<readonly TableColumn[]>;
  cells(query: Pick<TableCellsQuery, "runIds" | "columns">): Promise<PackedCells>;
  /**
   * Which runs belong together.
   * @param by `seed`, or fields with commas between them (docs/query.md)
   * @param having a query over groups: which of them, and their order; empty: all
   */
  groups(by: string, having: string): Promise<GroupColumns>;
  sparklines(query: SparklinesQuery): Promise<Sparklines>;
  /** Filters the view Runs and all tables. Fails with the mistake in the filter. */
  setFilter(filter: string): Promise<void>;
  /** What a query that is being written can go on with, at its end. */
  complete(query: string, subject: QuerySubject): Promise<readonly QueryCompletion[]>;
  /** The saved and last used filters, which are those of *Filter Runs* too. */
  keptFilters(): Promise<KeptQueries>;
  /** Remembers that a filter was used, saves it, or takes it out of both lists. */
  keepFilter(filter: string, as: FilterKeeping): Promise<KeptQueries>;
  /** Ticks or clears runs. */
  setPicked(runIds: readonly string[], isPicked: boolean): Promise<void>;
  /** Gives runs a star, or takes it away (docs/marks.md). */
  setStarred(runIds: readonly string[], isStarred: boolean): Promise<void>;
  /** Shows a run in the view Run, and leaves the keyboard with the table. */
  selectRun(runId: string): Promise<void>;
  /** Opens the Compare panel. */
  compare(runIds: readonly string[]): Promise<void>;
}
