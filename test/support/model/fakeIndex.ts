import type { RunRow } from "../../../src/core/model/runRow";
import type { IndexApi, RunsQuery } from "../../../src/protocol/indexApi";

/** An index over rows in memory, newest first, for tests of what asks it. Counts the questions. */
export class FakeIndex implements Pick<IndexApi, "experiments" | "runs"> {
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

  #matching(filter: string): RunRow[] {
    return this.rows.filter(({ runName }) => runName.includes(filter));
  }
}
