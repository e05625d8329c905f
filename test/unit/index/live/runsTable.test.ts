import assert from "node:assert/strict";
import path from "node:path";
import type { ColumnName } from "../../../../src/core/table/columns/columnName";
import { columnId } from "../../../../src/core/table/columns/columnId";
import { TableData } from "../../../../src/core/table/tableData";
import { eventually } from "./support/eventually";
import { LogWriter } from "./support/logWriter";
import { logsIn, openLive } from "./support/openLive";
import { temporaryFolder } from "./support/temporaryFolder";

const loss: ColumnName = { entity: "metrics", key: "loss", summary: "last" };
const minLoss: ColumnName = { ...loss, summary: "min" };
const lr: ColumnName = { entity: "params", key: "lr", summary: "last" };

describe("the index's answers for the Runs table", () => {
  /** Two runs of experiment `e`, the second newer, and one of `other`. */
  async function openThree() {
    const folder = temporaryFolder();
    const write = (experiment: string, name: string, age: number, points: number, params: object) => {
      const directory = path.join(logsIn(folder), experiment, name);
      const log = new LogWriter(directory, name, Date.now() / 1000 - age).start();
      log.record("params", { params });
      return log.metrics(0, points);
    };
    write("e", "A", 300, 3, { lr: 0.1, depth: 2 }).end();
    const live = write("e", "B", 200, 4, { lr: 1, depth: 2 });
    write("other", "C", 100, 5, { width: 7 }).end();
    const index = await openLive(folder);
    await index.loaded();
    const experiments = await index.api.experiments();
    const idOf = (name: string) => experiments.find((row) => row.name === name)?.id ?? "";
    return { index, live, idOf };
  }

  it("lists the columns of an experiment and gives their cells, newest run first", async () => {
    const { index, idOf } = await openThree();
    const scope = { experimentIds: [idOf("e")] };
    const columns = await index.api.tableColumns(scope);
    const keyed = columns.filter(({ entity }) => entity === "params" || entity === "metrics");
    assert.deepEqual(
      keyed.map((column) => [columnId(column), column.isConstant]),
      [
        ["params.depth", true],
        ["params.lr", false],
        ["metrics.accuracy", false],
        ["metrics.loss", false],
      ],
    );
    const ofOne = await index.api.tableColumns({ runIds: ["runback:A", "runback:gone"] });
    const lrOfOne = ofOne.find((column) => columnId(column) === "params.lr");
    assert.equal(lrOfOne?.isConstant, true, "of the runs asked for alone");
    const answer = await index.api.tableCells({ ...scope, columns: [loss, minLoss, lr] });
    assert.deepEqual(answer.runIds, ["runback:B", "runback:A"]);
    const [last, min, params] = answer.cells;
    assert.ok(last?.kind === "number" && min?.kind === "number" && params?.kind === "text");
    assert.deepEqual([...last.values], [1 / 4, 1 / 3]);
    assert.deepEqual([...min.values], [1 / 4, 1 / 3]);
    assert.deepEqual(
      [...params.ids].map((id) => params.texts[id]),
      ["1", "0.1"],
    );
  });

  it("keeps the filter's order, and fails with the filter's mistake", async () => {
    const { index } = await openThree();
    const asked = { columns: [lr] };
    const ordered = await index.api.tableCells({ ...asked, filter: "ORDER BY metrics.loss DESC" });
    assert.deepEqual(ordered.runIds, ["runback:A", "runback:B", "runback:C"]);
    assert.deepEqual((await index.api.tableCells({ ...asked, filter: "params.width = 7" })).runIds, ["runback:C"]);
    await assert.rejects(index.api.tableCells({ ...asked, filter: "metrics.loss >" }), /Expected a value/);
    assert.deepEqual(await index.api.tableColumns({ filter: "run_name = 'nobody'" }), []);
  });

  it("gives the changed run alone, with what it has now", async () => {
    const { index, live, idOf } = await openThree();
    const scope = { experimentIds: [idOf("e")], columns: [loss, lr] };
    const data = new TableData();
    const ids = scope.columns.map(columnId);
    data.replace({ ids, ...(await index.api.tableCells(scope)) });
    live.metric(9, { loss: 0.125 });
    await eventually(async () => {
      const runIds = ["runback:B"];
      const answer = await index.api.tableCells({ ...scope, runIds });
      assert.deepEqual(answer.runIds, runIds);
      assert.ok(data.merge(runIds, { ids, ...answer }));
      const field = { ...loss, summary: "last" as const, type: "number" as const, at: 0, length: 0 };
      assert.equal(data.numberColumn(field)?.get(data.rowOf("runback:B")), 0.125);
    });
  });

  it("gives small curves, an empty one where a run lacks the metric", async () => {
    const { index } = await openThree();
    const metrics = ["loss", "no such", "accuracy"];
    const { lengths, values } = await index.api.sparklines({ runIds: ["runback:A", "runback:none"], metrics });
    assert.deepEqual([...lengths], [3, 0, 3, 0, 0, 0]);
    const curve = [1, 1 / 2, 1 / 3, 0, 0.001, 0.002];
    assert.equal(values.length, curve.length);
    values.forEach((value, i) => assert.ok(Math.abs(value - (curve[i] ?? NaN)) < 0.01, `point ${i}`));
  });

  it("refuses what no page would ask", async () => {
    const { index } = await openThree();
    const bad = { entity: "metrics", key: "loss", summary: "sum" } as unknown as ColumnName;
    await assert.rejects(index.api.tableCells({ columns: [bad] }), /wrong shape/);
    await assert.rejects(index.api.tableCells({ columns: Array<ColumnName>(257).fill(lr) }), /wrong shape/);
    const runIds = Array<string>(2001).fill("runback:A");
    await assert.rejects(index.api.sparklines({ runIds, metrics: ["loss"] }), /wrong shape/);
  });
});
