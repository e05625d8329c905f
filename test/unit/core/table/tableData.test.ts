import assert from "node:assert/strict";
import fc from "fast-check";
import type { QueryRun } from "../../../../src/core/query/evaluate/queryRun";
import { RunTable } from "../../../../src/core/query/evaluate/runTable";
import { summaryNumber } from "../../../../src/core/query/evaluate/summaryNumber";
import { cellText } from "../../../../src/core/table/cellText";
import { cellValue } from "../../../../src/core/table/cellValue";
import { columnField } from "../../../../src/core/table/columns/columnField";
import { columnId } from "../../../../src/core/table/columns/columnId";
import type { ColumnName } from "../../../../src/core/table/columns/columnName";
import { listColumns } from "../../../../src/core/table/columns/listColumns";
import { readCells } from "../../../../src/core/table/readCells";
import { TableData } from "../../../../src/core/table/tableData";
import { plainTranslate } from "../../../../src/core/view/plainTranslate";
import { sampleRow, sampleStart, sampleSummary } from "../../../support/model/sampleRun";

const last = (entity: ColumnName["entity"], key: string): ColumnName => ({ entity, key, summary: "last" });
const names: readonly ColumnName[] = [
  last("attributes", "run_name"),
  last("attributes", "status"),
  last("attributes", "is_stale"),
  last("attributes", "start_time"),
  last("attributes", "duration"),
  last("params", "lr"),
  last("params", "absent"),
  last("tags", "team"),
  last("metrics", "loss"),
  { entity: "metrics", key: "loss", summary: "min" },
];
const run = (id: string, more: Partial<QueryRun> = {}): QueryRun => ({
  row: sampleRow({ runId: id, runName: `name ${id}` }),
  params: { lr: 0.1 },
  metrics: { loss: sampleSummary() },
  tags: {},
  note: null,
  datasets: [],
  source: null,
  ...more,
});

function tableOf(runs: readonly QueryRun[]): RunTable {
  const byId = new Map(runs.map((one) => [one.row.runId, one]));
  const metrics = (runId: string) => byId.get(runId)?.metrics ?? null;
  const table = new RunTable(metrics, (name, _, summary) => summaryNumber(name, summary, "lower"));
  for (const one of runs) table.upsert(one);
  return table;
}

/** What the index answers for these runs, in this order. */
function answer(table: RunTable, runIds: readonly string[], asked = names) {
  const rows = Int32Array.from(runIds, (runId) => table.rowOf(runId));
  const cells = asked.map((name) => readCells(table, rows, columnField(name)!));
  return { runIds, ids: asked.map(columnId), cells };
}

const context = { t: plainTranslate, timeText: (time: number) => new Date(time).toISOString().slice(0, 10) };
const shown = (data: TableData) =>
  Array.from({ length: data.size }, (_, row) => names.map((name) => cellText(columnField(name)!, data, row, context)));

describe("the data of a table", () => {
  it("gives each cell as it is shown and as it is copied", () => {
    const data = new TableData();
    const stale = run("b", {
      row: sampleRow({ runId: "b", status: "RUNNING", isStale: true, startTime: null }),
      tags: { team: "=vision" },
      metrics: { loss: sampleSummary({ last: NaN, min: 1 / 3 }) },
      params: { lr: "auto" },
    });
    data.replace(answer(tableOf([run("a"), stale]), ["b", "a"]));
    assert.deepEqual(shown(data), [
      ["swift-fox", "no sign of life", "yes", "", "", "auto", "", "=vision", "NaN", "0.3333"],
      ["name a", "finished", "no", "2026-01-02", "3 m 20 s", "0.1", "", "", "0.5", "0.25"],
    ]);
    const copied = (row: number) => names.map((name) => cellValue(columnField(name)!, data, row));
    const [start, min] = [new Date(sampleStart).toISOString(), String(1 / 3)];
    assert.deepEqual(copied(0), ["swift-fox", "RUNNING", "true", "", "", "auto", "", "=vision", "NaN", min]);
    assert.deepEqual(copied(1), ["name a", "FINISHED", "false", start, "200", "0.1", "", "", "0.5", "0.25"]);
  });

  it("after updates of some runs shows what asking for everything would", () => {
    const oneOf = fc.record({
      lr: fc.option(fc.oneof(fc.double(), fc.string())),
      loss: fc.option(fc.double()),
      team: fc.option(fc.string()),
    });
    const ids = ["a", "b", "c", "d"];
    const made = (
      id: string,
      { lr, loss, team }: { lr: number | string | null; loss: number | null; team: string | null },
    ) =>
      run(id, {
        params: lr === null ? {} : { lr },
        metrics: loss === null ? {} : { loss: sampleSummary({ last: loss, min: loss }) },
        tags: team === null ? {} : { team },
      });
    const before = fc.tuple(oneOf, oneOf, oneOf, oneOf);
    const after = fc.array(fc.tuple(fc.constantFrom(...ids), oneOf), { maxLength: 6 });
    fc.assert(
      fc.property(before, after, fc.boolean(), (first, changes, isSplit) => {
        const runs = new Map(first.map((one, i) => [ids[i]!, made(ids[i]!, one)]));
        const data = new TableData();
        const half = isSplit ? names.slice(0, 4) : names;
        data.replace(answer(tableOf([...runs.values()]), ids, half));
        assert.ok(data.merge(null, answer(tableOf([...runs.values()]), ids, names)));
        for (const [id, one] of changes) {
          runs.set(id, made(id, one));
          assert.ok(data.merge([id], answer(tableOf([...runs.values()]), [id])));
        }
        const whole = new TableData();
        whole.replace(answer(tableOf([...runs.values()]), ids));
        assert.deepEqual(shown(data), shown(whole));
      }),
    );
  });

  it("refuses an update of other runs than it has", () => {
    const data = new TableData();
    const table = tableOf([run("a"), run("b"), run("new")]);
    data.replace(answer(table, ["a", "b"]));
    assert.equal(data.merge(["a", "new"], answer(table, ["a", "new"])), false);
    assert.equal(data.merge(["a", "b"], answer(table, ["a"])), false, "one of them is gone");
    assert.equal(data.merge(null, answer(table, ["b"])), false);
    assert.equal(data.merge(["b", "elsewhere"], answer(table, ["b"])), true, "of no concern here");
  });

  it("cuts texts that no cell can show", () => {
    const data = new TableData();
    data.replace(answer(tableOf([run("a", { tags: { team: "x".repeat(10_000) } })]), ["a"]));
    const text = cellValue(columnField(last("tags", "team"))!, data, 0);
    assert.equal(text.length, 4097);
    assert.ok(text.endsWith("x…"));
  });
});

describe("listColumns", () => {
  it("names what some run has, and tells what is the same in all", () => {
    const table = tableOf([
      run("a", { tags: { team: "x" }, params: { lr: 0.1, seed: 1 } }),
      run("b", { metrics: { loss: sampleSummary({ last: 7 }), acc: sampleSummary() }, params: { lr: 0.1, seed: 2 } }),
      run("c", { params: { elsewhere: 1 } }),
    ]);
    const columns = listColumns(table, Int32Array.of(0, 1));
    const flags = Object.fromEntries(columns.map((column) => [columnId(column), column.isConstant]));
    assert.deepEqual(Object.keys(flags).slice(0, 3), ["attributes.run_id", "attributes.run_name", "attributes.status"]);
    const keyed = ["params.lr", "params.seed", "metrics.acc", "metrics.loss", "tags.team"];
    assert.deepEqual(
      Object.keys(flags).filter((id) => /^(params|metrics|tags)\./.test(id)),
      keyed,
    );
    assert.deepEqual(
      keyed.map((id) => flags[id]),
      [true, false, false, false, false],
    );
    assert.equal(flags["attributes.status"], true);
    assert.deepEqual(
      columns.filter(({ key }) => key === "lr" || key === "acc").map(({ share }) => share),
      [1, 0.5],
    );
    assert.equal("attributes.note" in flags, false);
  });

  it("lists nothing for no runs", () => assert.deepEqual(listColumns(tableOf([run("a")]), new Int32Array()), []));
});
