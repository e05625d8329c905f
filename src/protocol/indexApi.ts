import type { RunBaseline } from "../core/baseline/runBaseline";
import type { ComparedRuns } from "../core/compare/comparedRuns";
import type { RunComparison } from "../core/compare/runs/runComparison";
import type { MetricDirections } from "../core/compare/runs/metricDirections";
import type { CurvesAnswer, CurvesQuery } from "../core/curves/curvesQuery";
import type { MarkChange } from "../core/marks/markChange";
import type { ExperimentFacts } from "../core/model/experimentFacts";
import type { ExperimentRow } from "../core/model/experimentRow";
import type { Problem } from "../core/model/problem";
import type { RunDetail } from "../core/model/runDetail";
import type { RunRow } from "../core/model/runRow";
import type { RunSource } from "../core/model/runSource";
import type { QuerySubject } from "../core/query/parse/querySubject";
import type { QueryCompletion } from "../core/query/complete/queryCompletion";
import type { RunOverview } from "../core/view/run/runOverview";
import type { TableColumn } from "../core/table/columns/tableColumn";
import type { PackedCells } from "../core/table/columns/packedCells";
import type { Sparklines, SparklinesQuery, TableCells, TableCellsQuery, TableColumnsQuery } from "./tableQuery";
import type { GroupColumns } from "../core/groups/groupColumns";
import type { BestRun, BestRunsQuery } from "./bestRunsQuery";
import type { GroupsQuery } from "./groupsQuery";
import type { RunStart } from "./runStart";
import type { TableMapping } from "./tableMapping";

/** Which runs, and which page of them. Newest first. */
export interface RunsQuery {
  /** Only this experiment. */
  readonly experimentId?: string;
  /** Only children of this run; null: only runs without a parent in the index. Leave out for all. */
  readonly parentId?: string | null;
  /** A query (docs/query.md): conditions, plain words, ORDER BY. What cannot be read fails with its message. */
  readonly filter?: string;
  readonly offset: number;
  readonly limit: number;
}

/** A part of a list of runs. */
export interface RunsPage {
  readonly rows: readonly RunRow[];
  readonly total: number;
  /** Revision of the index that this answer shows. */
  readonly revision: number;
}

/** Points of one metric, as columns. Superseded points are left out. */
export interface SeriesData {
  readonly steps: Float64Array;
  /** Milliseconds since the epoch. */
  readonly times: Float64Array;
  readonly values: Float64Array;
  /** How many points the metric has before thinning. */
  readonly total: number;
}

/** Which points are asked for. */
export interface SeriesQuery {
  readonly runId: string;
  readonly metric: string;
  /** At most about this many points, extremes kept; leave out for every point. */
  readonly points?: number;
}

/** How the index is doing. */
export interface IndexStatus {
  readonly revision: number;
  readonly runCount: number;
  readonly liveCount: number;
  /** True until every log directory was looked at once. */
  readonly isLoading: boolean;
  /** Log files read so far and known, while loading. */
  readonly filesRead: number;
  readonly filesKnown: number;
  /** Whether this process writes the saved index, or follows another window that does. */
  readonly role: "writer" | "follower";
  /** Notes that the user should see, such as "polling: network disk", "saved index was damaged and is being rebuilt". */
  readonly notes: readonly string[];
  readonly logDirectories: readonly string[];
}

/** What an index is opened with. */
export interface OpenOptions {
  /** Folder that the index may write in: the saved image, journal and segments. */
  readonly storageFolder: string;
  /** Folders to find log directories in (workspace folders). */
  readonly workspaceFolders: readonly string[];
  /** Log directories that the user named, absolute. */
  readonly logDirectories: readonly string[];
  /** Formats of other tools that are looked for, by their names in `RunRow.formats`; left out: all. */
  readonly formats?: readonly string[];
  /** Files that are read as logs because the user says so. */
  readonly tables?: readonly TableMapping[];
  /**
   * Absolute paths of git programs to try before `PATH`, where git may be run to find runs (DVC's experiments); left out:
   * the workspace is not trusted, and no process is started.
   */
  readonly gitPrograms?: readonly string[];
  /** Bound of the series segments on disk, in bytes. */
  readonly segmentBudget: number;
  /** Look by timer instead of by watcher; undefined: decided by the type of the file system. */
  readonly isPolling?: boolean;
  /** Whether archived and hidden runs are shown like the others. */
  readonly showsArchived?: boolean;
}

/** What the index thread offers. Every method may fail with an RpcError; all arguments are plain data. */
export interface IndexApi {
  open(options: OpenOptions): Promise<IndexStatus>;
  setLogDirectories(workspaceFolders: readonly string[], logDirectories: readonly string[]): Promise<void>;
  status(): Promise<IndexStatus>;
  experiments(filter?: string): Promise<readonly ExperimentRow[]>;
  /** Note and tags that a tool recorded of an experiment, read now; null: there is nothing, or it cannot be read. */
  experimentFacts(experimentId: string): Promise<ExperimentFacts | null>;
  runs(query: RunsQuery): Promise<RunsPage>;
  /** Runs that the filter leaves, for the live count while the user types. */
  count(filter: string): Promise<number>;
  /** What a query that is being written can go on with, at its end. */
  complete(query: string, subject?: QuerySubject): Promise<readonly QueryCompletion[]>;
  /** null when the index does not know the run (any more). */
  run(runId: string): Promise<RunDetail | null>;
  /** The same as `run` with the metrics as columns, for pages. */
  overview(runId: string): Promise<RunOverview | null>;
  /** The runs side by side, in the order asked for; runs that the index does not know are left out. */
  compare(runIds: readonly string[]): Promise<RunComparison>;
  /** The runs in short, in the order asked for; runs that the index does not know are left out. */
  comparedRuns(runIds: readonly string[]): Promise<ComparedRuns>;
  /** The columns that the runs of a scope fill. */
  tableColumns(query: TableColumnsQuery): Promise<readonly TableColumn[]>;
  /** Cells as typed columns, for the runs of a scope or for some of them. */
  tableCells(query: TableCellsQuery): Promise<TableCells>;
  /** The same for a page. */
  packedCells(query: TableCellsQuery): Promise<PackedCells>;
  /** Groups of runs with statistics of their numbers. */
  groups(query: GroupsQuery): Promise<GroupColumns>;
  /** Small curves of metrics. */
  sparklines(query: SparklinesQuery): Promise<Sparklines>;
  /** A metric of several runs, smoothed and thinned to the pixels of a chart. */
  curves(query: CurvesQuery): Promise<CurvesAnswer>;
  series(query: SeriesQuery): Promise<SeriesData>;
  problems(runId: string): Promise<readonly Problem[]>;
  /** Marks runs in their projects (docs/marks.md). Fails with a sentence for the user; the other runs are marked. */
  mark(runIds: readonly string[], changes: readonly MarkChange[]): Promise<void>;
  /**
   * Makes runs the baselines of their experiments, several of one experiment by their means, in place of those before;
   * or takes the baselines of their experiments away. Kept as marks of the runs.
   */
  setBaseline(runIds: readonly string[], isBaseline: boolean): Promise<void>;
  /** The baseline of a run's experiment; null: it has none. */
  baseline(runId: string): Promise<RunBaseline | null>;
  /** The best run of each experiment that has one. */
  bestRuns(query: BestRunsQuery): Promise<readonly BestRun[]>;
  /** What the user said of which way metrics get better: best values go by it, else by the metric's name. */
  directions(): Promise<MetricDirections>;
  /** Keeps what is said of a metric in the project (docs/marks.md). @param direction null: what its name suggests */
  setDirection(metric: string, direction: MetricDirections[string] | null): Promise<void>;
  /** Whether archived and hidden runs are shown like the others. */
  showArchived(isShown: boolean): Promise<void>;
  /**
   * Keeps the code that a run of another tool was seen to start with; nothing when the run is not known, or names
   * another commit by now.
   */
  addObserved(runId: string, source: RunSource): Promise<void>;
  /** Looks at every known file again, and for new ones; resolves when that is done. */
  refresh(): Promise<void>;
  /** Saves what is to be saved and stops; the thread can be ended then. */
  close(): Promise<void>;
}

/** What the index tells without being asked. Carries a revision and names, not data. */
export interface IndexNotices {
  /** Something shown may be outdated. At most one about every 100 ms. `runIds` null: anything may have changed. */
  changed(notice: { readonly revision: number; readonly runIds: readonly string[] | null }): void;
  /** A run that was seen running ended, or one of its metrics turned NaN. */
  runEvent(notice: {
    readonly runId: string;
    readonly runName: string;
    readonly event: "finished" | "failed" | "killed" | "nan";
    readonly detail: string;
  }): void;
  /** A run of another tool has just begun. */
  runStarted(start: RunStart): void;
  /** For the log channel. */
  log(notice: { readonly level: "debug" | "info" | "warn" | "error"; readonly message: string }): void;
}
