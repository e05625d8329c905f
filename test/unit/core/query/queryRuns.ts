import type { GroupColumns } from "../../../../src/core/groups/groupColumns";
import type { MetricSummary } from "../../../../src/core/model/metricSummary";
import type { RunRow } from "../../../../src/core/model/runRow";
import { findRuns } from "../../../../src/core/query/findRuns";
import { parseQuery } from "../../../../src/core/query/parse/parseQuery";
import type { RunQuery } from "../../../../src/core/query/parse/queryNode";
import type { QueryRun } from "../../../../src/core/query/evaluate/queryRun";
import { RunTable } from "../../../../src/core/query/evaluate/runTable";
import { summaryNumber } from "../../../../src/core/query/evaluate/summaryNumber";
import { readGroups } from "../../../../src/index/query/readGroups";
import type { GroupsQuery } from "../../../../src/protocol/groupsQuery";

const row = (runId: string, more: Partial<RunRow> = {}): RunRow => ({
  runId,
  runName: `name ${runId}`,
  experimentId: "e",
  experiment: "moons",
  parentId: null,
  formats: ["runback"],
  status: "FINISHED",
  isStale: false,
  startTime: 1_000,
  endTime: 61_000,
  lastTime: 61_000,
  attempts: 1,
  lastStep: 10,
  keyMetric: null,
  nanMetrics: 0,
  problemCount: 0,
  childCount: 0,
  evidence: "snapshot",
  dirty: false,
  dirtyCount: 0,
  directory: "/runs/x",
  host: "gpu1",
  pid: 1,
  isStarred: false,
  isArchived: false,
  isHidden: false,
  baselineSince: null,
  isBaseline: false,
  ...more,
});
/** A metric of one point, but for what is said. */
export const metric = (last: number, more: Partial<MetricSummary> = {}): MetricSummary => ({
  count: 1,
  first: last,
  last,
  min: last,
  max: last,
  mean: last,
  variance: 0,
  firstStep: 0,
  lastStep: 0,
  minStep: 0,
  maxStep: 0,
  nan: 0,
  inf: 0,
  sparkline: [],
  ...more,
});
/** A run that has nothing but what is said. */
export const run = (runId: string, more: Partial<QueryRun> & { of?: Partial<RunRow> } = {}): QueryRun => {
  const { of, ...rest } = more;
  return { row: row(runId, of), params: {}, metrics: {}, tags: {}, note: null, datasets: [], source: null, ...rest };
};

/** Runs as queries see them; losses are best when low, all else when high. */
export function tableOf(runs: readonly QueryRun[]): RunTable {
  const byId = new Map(runs.map((one) => [one.row.runId, one]));
  const table = new RunTable(
    (runId) => byId.get(runId)?.metrics ?? null,
    (name, key, summary) => summaryNumber(name, summary, key.includes("loss") ? "lower" : "higher"),
  );
  for (const one of runs) table.upsert(one);
  return table;
}

/** Ids of the runs that a query finds; without an order newest first. */
export function idsFound(query: RunQuery, table: RunTable, now: number): string[] {
  const order = query.order.length > 0 ? query.order : parseQuery("ORDER BY start_time DESC").order;
  return Array.from(findRuns({ ...query, order }, table, now), (row) => table.runId(row));
}

/** The groups of all of these runs. */
export function groupsOf(runs: readonly QueryRun[], query: GroupsQuery): GroupColumns {
  const table = tableOf(runs);
  const runIds = runs.map(({ row }) => row.runId);
  return readGroups(table, { runIds, rows: table.rowsOf(runIds) }, query, 0);
}
