import assert from "node:assert/strict";
import fc from "fast-check";
import type { RunRow } from "../../../../src/core/model/runRow";
import { RowTable } from "../../../../src/index/query/rowTable";
import { RunSearch } from "../../../../src/index/query/runSearch";
import { sampleDetail, sampleRow } from "../../../support/model/sampleRun";

const now = 1_760_000_000_000;

/** What a run is at a moment. */
interface Made {
  readonly runId: string;
  readonly startTime: number | null;
  readonly experimentId: string;
  readonly parentId: string | null;
  readonly isArchived: boolean;
  readonly isHidden: boolean;
  readonly lr: number;
}

/** Rows with a search beside them, kept together as the index keeps them. */
class Rows {
  readonly made = new Map<string, Made>();
  /** Runs of which nothing can be read, so that queries do not know them. */
  readonly unreadable = new Set(["run-8", "run-9"]);
  readonly table = new RowTable(
    () => now,
    () => true,
  );
  readonly search = new RunSearch(
    (runId) => {
      const made = this.made.get(runId);
      return made && !this.unreadable.has(runId) ? sampleDetail({ row: rowOf(made), params: { lr: made.lr } }) : null;
    },
    () => now,
  );

  set(made: Made): void {
    this.made.set(made.runId, made);
    this.table.set(rowOf(made));
    this.search.expect(made.runId);
  }

  delete(runId: string): void {
    this.made.delete(runId);
    this.search.delete(runId);
    this.table.delete(runId);
  }

  /** All runs newest first, the slow way. */
  get inOrder(): Made[] {
    const startOf = ({ startTime }: Made) => startTime ?? -1;
    return [...this.made.values()].sort((a, b) => startOf(b) - startOf(a) || (a.runId < b.runId ? -1 : 1));
  }
}

function rowOf({ runId, startTime, experimentId, parentId, isArchived, isHidden }: Made): RunRow {
  return sampleRow({ runId, startTime, experimentId, experiment: experimentId, parentId, isArchived, isHidden });
}

const runId = fc.integer({ min: 0, max: 9 }).map((id) => `run-${id}`);
const made: fc.Arbitrary<Made> = fc.record({
  runId,
  startTime: fc.option(fc.integer({ min: 1, max: 4 })),
  experimentId: fc.constantFrom("a", "b"),
  parentId: fc.option(runId),
  isArchived: fc.boolean(),
  isHidden: fc.constantFrom(false, false, true),
  lr: fc.integer({ min: 0, max: 3 }),
});

describe("rows of runs", () => {
  it("are those that the slow way finds, however runs came, changed and went", () => {
    const act = fc.oneof({ weight: 4, arbitrary: made }, { weight: 1, arbitrary: runId });
    fc.assert(
      fc.property(fc.array(fc.tuple(act, fc.boolean()), { maxLength: 40 }), fc.boolean(), (acts, showsArchived) => {
        const rows = new Rows();
        rows.table.showsArchived = showsArchived;
        for (const [one, isAsked] of acts) {
          if (typeof one === "string") rows.delete(one);
          else rows.set(one);
          if (isAsked) check(rows);
        }
        check(rows);
      }),
      { numRuns: 100 },
    );
  });

  it("are told with the rows of their columns, which a run that cannot be read does not have", async () => {
    const rows = new Rows();
    for (const id of [3, 9, 1]) rows.set({ ...plain, runId: `run-${id}`, startTime: id, lr: 1 });
    rows.set({ ...plain, runId: "run-2", experimentId: "b", startTime: 2, lr: 1 });
    const columns = await rows.search.table();
    const told = (experiments: readonly string[] | null, filter: string | null) => {
      const found = filter === null ? null : rows.search.find(filter);
      const scope = rows.table.scope(columns, experiments && new Set(experiments), found);
      assert.deepEqual(Array.from(scope.rows), Array.from(columns.rowsOf(scope.runIds)));
      return scope.runIds.map((id) => id.slice(4)).join("");
    };
    assert.equal(told(null, null), "9321");
    assert.equal(told(["a"], null), "931");
    assert.equal(told(null, "ORDER BY start_time"), "123");
    assert.equal(told(null, "params.lr = 1"), "321");
    rows.unreadable.delete("run-9");
    assert.equal(told(null, "params.lr = 1"), "9321", "it can be read now");
    rows.delete("run-3");
    assert.equal(told(null, "params.lr = 1"), "921");
  });

  it("are answered by page, with how many there are in all", () => {
    const rows = new Rows();
    for (let i = 0; i < 7; i++) rows.set({ ...plain, runId: `run-${i}`, startTime: i + 1, lr: i % 2 });
    const page = (filter: string | undefined, offset: number, limit: number) => {
      const found = rows.table.page({ ...(filter === undefined ? {} : { filter }), offset, limit }, (text) =>
        rows.search.find(text),
      );
      return [found.total, found.rows.map((row) => row.runId.slice(4)).join("")];
    };
    assert.deepEqual(page(undefined, 0, 3), [7, "654"]);
    assert.deepEqual(page(undefined, 6, 3), [7, "0"]);
    assert.deepEqual(page("params.lr = 1", 0, 2), [3, "53"]);
    assert.deepEqual(page("ORDER BY params.lr DESC, start_time", 2, 3), [7, "502"]);
    assert.deepEqual(page("ORDER BY start_time", 9, 3), [7, ""]);
  });
});

const plain = { experimentId: "a", parentId: null, isArchived: false, isHidden: false };
const byLr = (a: Made, b: Made) =>
  b.lr - a.lr || (a.startTime ?? 9) - (b.startTime ?? 9) || (a.runId < b.runId ? 1 : -1);
/** Filters, the slow way to their runs, and the order they say. */
const filters: readonly {
  readonly text: string | undefined;
  readonly finds: (made: Made) => boolean;
  readonly isAboutArchived?: boolean;
  readonly order?: (a: Made, b: Made) => number;
}[] = [
  { text: undefined, finds: () => true },
  { text: "params.lr >= 2", finds: ({ lr }) => lr >= 2 },
  { text: "params.lr < 3 ORDER BY params.lr DESC, start_time", finds: ({ lr }) => lr < 3, order: byLr },
  {
    text: "params.lr = 1 OR attributes.archived = true",
    finds: ({ lr, isArchived }) => lr === 1 || isArchived,
    isAboutArchived: true,
  },
];

/** Compares every answer with the slow way's. */
function check({ made, unreadable, table, search, inOrder }: Rows): void {
  const isPutAway = (one: Made | undefined) =>
    one === undefined || (!table.showsArchived && (one.isArchived || one.isHidden));
  const visibleParent = ({ runId: own, parentId }: Made) =>
    parentId === null || parentId === own || isPutAway(made.get(parentId)) ? null : parentId;
  for (const { text, finds, isAboutArchived = false, order } of filters) {
    const all = inOrder.filter((one) => {
      const isFound = text === undefined || (!unreadable.has(one.runId) && finds(one));
      return isFound && (isAboutArchived || !isPutAway(one));
    });
    const sorted = order ? [...all].sort(order) : all;
    const found = text === undefined ? null : search.find(text);
    const idsOf = (runs: readonly Made[]) => runs.map((one) => one.runId);
    for (const experimentId of [undefined, "b"])
      for (const parentId of [undefined, null, "run-3"]) {
        const wanted = sorted.filter(
          (one) =>
            (experimentId === undefined || one.experimentId === experimentId) &&
            (parentId === undefined || visibleParent(one) === parentId),
        );
        const place = { ...(experimentId && { experimentId }), ...(parentId !== undefined && { parentId }) };
        const query = { ...place, ...(text !== undefined && { filter: text }), offset: 1, limit: 3 };
        const { rows, total } = table.page(query, () => found);
        assert.equal(total, wanted.length, text);
        assert.deepEqual(
          rows.map((row) => row.runId),
          idsOf(wanted.slice(1, 4)),
        );
      }
    assert.equal(table.count(found), all.length);
    const counts = new Map<string, number>();
    for (const { experimentId } of all) counts.set(experimentId, (counts.get(experimentId) ?? 0) + 1);
    assert.deepEqual(
      table
        .experiments(
          text,
          () => found,
          () => "",
        )
        .map(({ id, runCount }) => [id, runCount]),
      [...counts],
    );
  }
}
