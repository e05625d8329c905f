import assert from "node:assert/strict";
import { attributeField } from "../../../../../src/core/table/columns/attributeField";
import { columnField } from "../../../../../src/core/table/columns/columnField";
import { columnId } from "../../../../../src/core/table/columns/columnId";
import type { ColumnCells } from "../../../../../src/core/table/columns/columnCells";
import type { ColumnName } from "../../../../../src/core/table/columns/columnName";
import { arrangeGroups } from "../../../../../src/core/table/groups/arrangeGroups";
import { groupCellText } from "../../../../../src/core/table/groups/groupCellText";
import { TableGroups, type TablePartition } from "../../../../../src/core/table/groups/tableGroups";
import { quickFilter } from "../../../../../src/core/table/quickFilter";
import { TableData } from "../../../../../src/core/table/tableData";
import type { QueryField } from "../../../../../src/core/query/parse/queryField";
import { plainTranslate } from "../../../../../src/core/view/plainTranslate";

const context = { t: plainTranslate, timeText: String };
const acc: ColumnName = { entity: "metrics", key: "acc", summary: "last" };
const seed: ColumnName = { entity: "params", key: "seed", summary: "last" };
const lr: ColumnName = { entity: "params", key: "lr", summary: "last" };
const status: ColumnName = { entity: "attributes", key: "status", summary: "last" };
const start: ColumnName = { entity: "attributes", key: "start_time", summary: "last" };
const duration: ColumnName = { entity: "attributes", key: "duration", summary: "last" };
const starred: ColumnName = { entity: "attributes", key: "starred", summary: "last" };

const texts = (list: readonly (string | null)[]): ColumnCells => {
  const all = [...new Set(list.filter((text) => text !== null))];
  return { kind: "text", ids: Int32Array.from(list, (text) => (text === null ? -1 : all.indexOf(text))), texts: all };
};
const numbers = (list: readonly (number | null)[]): ColumnCells => ({
  kind: "number",
  values: Float64Array.from(list, (value) => value ?? 0),
  has: Uint8Array.from(list, (value) => (value === null ? 0 : 1)),
});

function table(): TableData {
  const data = new TableData();
  const columns: [ColumnName, ColumnCells][] = [
    [acc, numbers([0.9, 0.8, 0.5, NaN, 0.7, null])],
    [seed, texts(["0", "1", "2", "3", "4", "5"])],
    [lr, texts(["0.1", "0.1", "0.2", "0.2", "0.2", null])],
    [status, texts(["FINISHED", "FAILED", "FINISHED", "FINISHED", "FINISHED", null])],
    [start, numbers([10, 20, 30, 40, 50, 60])],
    [duration, numbers([60_000, 180_000, null, null, null, null])],
    [starred, numbers([1, 0, 0, 0, 0, 1])],
  ];
  data.replace({
    runIds: [..."abcdef"],
    ids: columns.map(([name]) => columnId(name)),
    cells: columns.map(([, cells]) => cells),
  });
  return data;
}

const group = (title: string, runIds: string) => ({ title, runIds: [...runIds], keys: [], statistics: [] });
const partition: TablePartition = {
  kind: "seed",
  total: 4,
  groups: [group("lr=0.1", "ab"), group("gone", "xy"), group("lr=0.2", "cyde"), group("f", "f")],
};
const fieldOf = (name: ColumnName): QueryField => columnField(name)!;

describe("groups in a table", () => {
  const data = table();
  const make = (statistic: TableGroups["statistic"] = "mean") => new TableGroups(data, partition, statistic);

  it("says of a group what its runs have, and of how many where that is not all", () => {
    const groups = make();
    const text = (name: ColumnName, at: number, of = groups) => groupCellText(fieldOf(name), of, data, at, context);
    assert.equal(text(acc, 0), "0.850 ± 0.071");
    assert.equal(text(acc, 1), "0.60 ± 0.14 · n = 2");
    assert.equal(text(acc, 2), "");
    assert.equal(text(acc, 0, make("median")), "0.85");
    assert.equal(text(acc, 0, make("range")), "0.8 to 0.9");
    assert.equal(text(acc, 0, make("interval")), "0.2147 to 1.485");
    assert.equal(text(duration, 0), "2 m ± 1 m 24 s");
    assert.equal(text(duration, 1), "");
    assert.equal(text(start, 1), "50");
    assert.equal(text(starred, 0), "1 of 2");
    assert.equal(text(starred, 1), "no");
    assert.equal(text(seed, 0), "0, 1");
    assert.equal(text(lr, 1), "0.2");
    assert.equal(text(lr, 2), "");
    assert.equal(text(status, 0), "1 finished, 1 failed");
    assert.equal(text(status, 1), "finished");
    const name = (key: string) => groupCellText(attributeField(key), groups, data, 1, context);
    assert.deepEqual([name("run_name"), name("run_count")], ["lr=0.2", "3"]);
  });

  it("names three different texts, and counts more", () => {
    const all = new TableGroups(data, { kind: "fields", total: 1, groups: [group("all", "abcdef")] }, "mean");
    assert.equal(groupCellText(fieldOf(seed), all, data, 0, context), "6 different");
    assert.equal(groupCellText(fieldOf(lr), all, data, 0, context), "0.1, 0.2, –");
  });

  it("sorts groups by means and the runs of open ones by values, and leaves a run alone that repeats no other", () => {
    const groups = make();
    const order = [{ field: fieldOf(acc), isDescending: false }];
    const arranged = arrangeGroups(groups, data, [], order, (key) => key === "b" || key === "e");
    assert.deepEqual(arranged.lines, [~1, 2, 4, 3, ~0, 1, 0, 5]);
    assert.deepEqual([...arranged.levels], [1, 2, 2, 2, 1, 2, 2, 1]);
    assert.deepEqual(arranged.groups, [1, 0, 2]);
    const closed = arrangeGroups(groups, data, [], [], () => false);
    assert.deepEqual(closed.lines, [~0, ~1, 5], "in the order of the index, without groups whose runs are gone");
  });

  it("filters groups by their means, medians, sizes, titles and what their runs share", () => {
    const lines = (field: QueryField, filter: string, statistic: TableGroups["statistic"] = "mean") => {
      const groups = make(statistic);
      const shown = (at: number) => groupCellText(field, groups, data, at, context);
      const test = quickFilter(filter, field, groups.table, shown, 0);
      return arrangeGroups(groups, data, test ? [test] : [], [], () => false).lines;
    };
    assert.deepEqual(lines(fieldOf(acc), "> 0.8"), [~0]);
    assert.deepEqual(lines(fieldOf(acc), "= 0.6", "median"), [~1]);
    assert.deepEqual(lines(attributeField("run_count"), ">= 3"), [~1]);
    assert.deepEqual(lines(attributeField("run_name"), "0.2"), [~1]);
    assert.deepEqual(lines(fieldOf(lr), "= 0.10"), [~0]);
    assert.deepEqual(lines(fieldOf(seed), "0"), [], "its runs differ in it");
    assert.deepEqual(lines(fieldOf(acc), "null"), [5]);
  });
});
