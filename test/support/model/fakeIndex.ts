import type { RunRow } from "../../../src/core/model/runRow";
import type { GroupsQuery } from "../../../src/protocol/groupsQuery";
import type { IndexApi, RunsQuery } from "../../../src/protocol/indexApi";
import { groupsOf, run } from "../../unit/core/query/queryRuns";

/** An index over rows in memory, newest first, for tests of what asks it. Counts the questions. */
export class FakeIndex implements Pick<IndexApi, "comparedRuns" | "experiments" | "groups" | "runs"> {
  readonly asked: RunsQuery[] = [];

  constructor(public rows: readonly RunRow[]) {}

  async experiments(filter = "") {
    const ids = [...new Set(this.#matching(filter).map(({ experimentId }) => experimentId))];
    return ids.map((id) => {
      const own = this.#matching(filter).filter(({ experimentId }) => experimentId === id);
      const liveCount = own.filter(({ status }) => status === "RUNNING").length;
      return { id, name: id, logDirectory: "/logs", runCount: own.length, liveCount };
    });
  }

  async runs(query: RunsQuery) {
    this.asked.push(query);
    const found = this.#matching(query.filter ?? "")
      .filter(({ experimentId }) => query.experimentId === undefined || experimentId === query.experimentId)
      .filter(({ parentId }) => query.parentId === undefined || parentId === query.parentId)
      .sort((one, other) => (other.startTime ?? 0) - (one.startTime ?? 0));
    const rows = found.slice(query.offset, query.offset + query.limit);
    return { rows, total: found.length, revision: 1 };
  }

  async comparedRuns(runIds: readonly string[]) {
    const rows = runIds.map((id) => this.rows.find(({ runId }) => runId === id)).filter((row) => row !== undefined);
    return { rows, metrics: [], logged: [] };
  }

  async groups(query: GroupsQuery) {
    const { rows } = await this.runs({ filter: query.filter ?? "", offset: 0, limit: Infinity });
    const own = rows.filter(({ experimentId }) => query.experimentIds?.includes(experimentId) ?? true);
    return groupsOf(
      own.map((row) => ({ ...run(row.runId), row })),
      query,
    );
  }

  #matching(filter: string): RunRow[] {
    return this.rows.filter(({ runName }) => runName.includes(filter));
  }
}
