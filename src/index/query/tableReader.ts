import type { MetricSummary } from "../../core/model/metricSummary";
import { completeQuery } from "../../core/query/complete/completeQuery";
import type { QueryCompletion } from "../../core/query/complete/queryCompletion";
import type { QuerySubject } from "../../core/query/parse/querySubject";
import type { RunTable } from "../../core/query/evaluate/runTable";
import { columnField } from "../../core/table/columns/columnField";
import { listColumns } from "../../core/table/columns/listColumns";
import { readCells } from "../../core/table/readCells";
import type { TableColumn } from "../../core/table/columns/tableColumn";
import type {
  Sparklines,
  SparklinesQuery,
  TableCells,
  TableCellsQuery,
  TableColumnsQuery,
  TableScope,
} from "../../protocol/tableQuery";
import type { GroupColumns } from "../../core/groups/groupColumns";
import type { BestRun, BestRunsQuery } from "../../protocol/bestRunsQuery";
import type { GroupsQuery } from "../../protocol/groupsQuery";
import { findBestRuns } from "./findBestRuns";
import { readGroups } from "./readGroups";
import type { RowTable, RunScope } from "./rowTable";
import type { RunSearch } from "./runSearch";

/** Answers what the Runs table asks, as columns. */
export class TableReader {
  /** @param metricsOf summaries of a run; null when the index does not know it */
  constructor(
    private readonly rows: RowTable,
    private readonly search: RunSearch,
    private readonly metricsOf: (runId: string) => Readonly<Record<string, MetricSummary>> | null,
  ) {}

  /** The columns that the runs of a scope fill. */
  async columns(query: TableColumnsQuery): Promise<TableColumn[]> {
    const table = await this.search.table();
    return listColumns(table, this.#asked(table, query).rows);
  }

  async cells({ runIds: wanted, columns, ...scope }: TableCellsQuery): Promise<TableCells> {
    const table = await this.search.table();
    const all = this.#scope(table, scope);
    const { runIds, rows } = wanted ? only(all, new Set(wanted)) : all;
    const cells = columns.map((name) => {
      const field = columnField(name);
      return field ? readCells(table, rows, field) : { kind: "none" as const };
    });
    return { runIds, cells };
  }

  async complete(query: string, subject: QuerySubject | undefined): Promise<QueryCompletion[]> {
    return completeQuery(query, await this.search.table(), subject);
  }

  async bestRuns(query: BestRunsQuery): Promise<BestRun[]> {
    return findBestRuns(this.rows.shown(), await this.search.table(), query, this.search.directions());
  }

  /** Groups of the runs of a scope. */
  async groups(query: GroupsQuery): Promise<GroupColumns> {
    const table = await this.search.table();
    return readGroups(table, this.#asked(table, query), query, this.search.now());
  }

  sparklines({ runIds, metrics }: SparklinesQuery): Sparklines {
    const curves = runIds.flatMap((runId) => {
      const summaries = this.metricsOf(runId) ?? {};
      return metrics.map((metric) => (Object.hasOwn(summaries, metric) ? (summaries[metric]?.sparkline ?? []) : []));
    });
    return { lengths: Uint8Array.from(curves, (curve) => curve.length), values: Float64Array.from(curves.flat()) };
  }

  /** The runs that are asked for by name, else those of the scope. */
  #asked(table: RunTable, query: TableColumnsQuery): RunScope {
    if (query.runIds === undefined) return this.#scope(table, query);
    const runIds = query.runIds.filter((runId) => table.rowOf(runId) >= 0);
    return { runIds, rows: table.rowsOf(runIds) };
  }

  #scope(table: RunTable, { experimentIds, filter }: TableScope): RunScope {
    const found = filter === undefined ? null : this.search.find(filter);
    return this.rows.scope(table, experimentIds ? new Set(experimentIds) : null, found);
  }
}

function only({ runIds, rows }: RunScope, wanted: ReadonlySet<string>): RunScope {
  const isWanted = runIds.map((runId) => wanted.has(runId));
  return { runIds: runIds.filter((_, i) => isWanted[i]), rows: rows.filter((_, i) => isWanted[i]) };
}
