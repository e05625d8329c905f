import { bestRunsGuard } from "./guards/bestRunsGuard";
import { curvesGuard } from "./guards/curvesGuard";
import { directionGuard } from "./guards/directionGuard";
import { isQuerySubject } from "./guards/isQuerySubject";
import { guards } from "./guards/guards";
import type { IndexApi, OpenOptions, RunsQuery, SeriesQuery } from "./indexApi";
import { markGuard } from "./guards/markGuard";
import type { RpcContract } from "./rpc/rpcContract";
import { sourceGuard } from "./guards/sourceGuard";
import { tableGuards } from "./guards/tableGuards";
import type { TableMapping } from "./tableMapping";

const { args, arrayOf, boolean, count, finite, nullable, optional, shape, string } = guards;

const openOptions = shape<OpenOptions>({
  storageFolder: string,
  workspaceFolders: arrayOf(string),
  logDirectories: arrayOf(string),
  formats: optional(arrayOf(string)),
  tables: optional(arrayOf(shape<TableMapping>({ files: string, step: string }))),
  gitPrograms: optional(arrayOf(string)),
  segmentBudget: finite,
  isPolling: optional(boolean),
  showsArchived: optional(boolean),
});

const runsQuery = shape<RunsQuery>({
  experimentId: optional(string),
  parentId: optional(nullable(string)),
  filter: optional(string),
  offset: count,
  limit: count,
});

const seriesQuery = shape<SeriesQuery>({ runId: string, metric: string, points: optional(count) });

const isMetric = (value: unknown): value is string => string(value) && value !== "";

/** What may be asked of the index thread, checked at its door. */
export const indexContract: RpcContract<IndexApi> = {
  open: args(openOptions),
  setLogDirectories: args(arrayOf(string), arrayOf(string)),
  status: args(),
  experiments: args(optional(string)),
  experimentFacts: args(string),
  runs: args(runsQuery),
  count: args(string),
  complete: args(string, optional(isQuerySubject)),
  run: args(string),
  overview: args(string),
  compare: args(arrayOf(string)),
  comparedRuns: args(arrayOf(string)),
  tableColumns: args(tableGuards.columns),
  tableCells: args(tableGuards.cells),
  packedCells: args(tableGuards.cells),
  groups: args(tableGuards.groups),
  sparklines: args(tableGuards.sparklines),
  curves: args(curvesGuard),
  series: args(seriesQuery),
  problems: args(string),
  mark: args(arrayOf(string), arrayOf(markGuard)),
  setBaseline: args(arrayOf(string), boolean),
  baseline: args(string),
  bestRuns: args(bestRunsGuard),
  directions: args(),
  setDirection: args(isMetric, nullable(directionGuard)),
  showArchived: args(boolean),
  addObserved: args(string, sourceGuard),
  refresh: args(),
  close: args(),
};
