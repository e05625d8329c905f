import assert from "node:assert/strict";
import { arrangeColumns } from "../../../../src/core/table/columns/arrangeColumns";
import { columnChoices } from "../../../../src/core/table/columns/columnChoices";
import type { ColumnName } from "../../../../src/core/table/columns/columnName";
import { copyTable } from "../../../../src/core/table/copyTable";
import { moveColumn } from "../../../../src/core/table/columns/moveColumn";
import { plainLayout, type TableLayout } from "../../../../src/core/table/tableLayout";
import { toggleSort } from "../../../../src/core/table/toggleSort";

const column = (entity: ColumnName["entity"], key: string, isConstant = false, share = 1) =>
  ({ entity, key, summary: "last", isConstant, share }) as const;
const columns = [
  column("attributes", "run_id"),
  column("attributes", "run_name"),
  column("attributes", "status", true),
  column("params", "lr"),
  column("params", "seed", true),
  column("metrics", "loss"),
  column("metrics", "system/cpu"),
  column("metrics", "val_acc", true),
  column("tags", "mlflow.user"),
  column("tags", "team"),
];
const arranged = (more: Partial<TableLayout> = {}) =>
  arrangeColumns(columnChoices(columns), { ...plainLayout, ...more });
const ids = (more: Partial<TableLayout> = {}) => arranged(more).map(({ id }) => id);
const usual = [
  "attributes.run_name",
  "attributes.status",
  "metrics.val_acc",
  "curve(metrics.val_acc)",
  "params.lr",
  "params.seed",
  "metrics.loss",
  "tags.team",
];

describe("the layout of a table", () => {
  it("shows the run, its key metric with the curve, params, metrics and tags", () => assert.deepEqual(ids(), usual));

  it("shows stars beside the names as soon as some run has one, however few", () => {
    const shown = (share: number) => {
      const some = [...columns, column("attributes", "starred", false, share), column("attributes", "experiment")];
      return arrangeColumns(columnChoices(some), plainLayout).map(({ id }) => id);
    };
    assert.deepEqual(shown(0.001).slice(0, 3), ["attributes.run_name", "attributes.starred", "attributes.experiment"]);
    assert.ok(!shown(0).includes("attributes.starred"));
  });

  it("has what most runs have first, and a key metric that is not rare", () => {
    const some = [
      column("attributes", "run_name"),
      column("params", "aged", false, 0.1),
      column("params", "lr", false, 0.9),
      column("metrics", "loss", false, 0.8),
      column("metrics", "val/rare", false, 0.1),
    ];
    const shown = arrangeColumns(columnChoices(some), plainLayout).map(({ id }) => id);
    assert.deepEqual(shown.slice(1), [
      "metrics.loss",
      "curve(metrics.loss)",
      "params.lr",
      "params.aged",
      "metrics.val/rare",
    ]);
  });

  it("names the experiment of runs of several, and leaves out what hardly any of them has", () => {
    const some = [
      column("attributes", "run_name"),
      column("attributes", "status"),
      column("params", "hardly", false, 0.01),
      column("params", "lr", false, 0.5),
    ];
    const shown = (isConstant: boolean) =>
      arrangeColumns(columnChoices([...some, column("attributes", "experiment", isConstant)]), plainLayout);
    const several = ["attributes.run_name", "attributes.experiment", "attributes.status", "params.lr"];
    assert.deepEqual(
      shown(false).map(({ id }) => id),
      several,
    );
    assert.deepEqual(
      shown(true).map(({ id }) => id),
      ["attributes.run_name", "attributes.status", "params.lr", "params.hardly"],
    );
  });

  it("shows what was chosen, each summary of a metric by itself", () => {
    const shown = { "params.lr": false, "min(metrics.loss)": true, "metrics.system/cpu": true, "metrics.gone": true };
    const expected = usual.flatMap((id) => (id === "params.lr" ? [] : [id]));
    expected.splice(expected.indexOf("metrics.loss") + 1, 0, "min(metrics.loss)", "metrics.system/cpu");
    assert.deepEqual(ids({ shown }), expected);
  });

  it("hides what is the same in all runs, but not what is pinned or only summed up", () => {
    const left = ids({ hidesConstant: true, pinned: ["attributes.run_name", "params.seed"] });
    assert.deepEqual(left, [
      "attributes.run_name",
      "params.seed",
      "curve(metrics.val_acc)",
      "params.lr",
      "metrics.loss",
      "tags.team",
    ]);
  });

  it("keeps the user's order, pinned columns before the others", () => {
    const order = ["tags.team", "params.lr", "attributes.run_name", "metrics.loss"];
    const pinned = ["metrics.loss", "attributes.run_name"];
    assert.deepEqual(ids({ order, pinned }).slice(0, 4), [
      "attributes.run_name",
      "metrics.loss",
      "tags.team",
      "params.lr",
    ]);
  });

  it("moves a column up to the border of the pinned ones", () => {
    const move = (id: string, steps: number) => ids({ order: moveColumn(arranged(), id, steps) });
    assert.deepEqual(move("params.lr", 1), ids({ order: usual.with(4, "params.seed").with(5, "params.lr") }));
    assert.deepEqual(move("params.lr", -99).slice(0, 2), ["attributes.run_name", "params.lr"]);
    assert.equal(move("params.lr", 99).at(-1), "params.lr");
    assert.deepEqual(move("attributes.run_name", 5), usual);
    assert.deepEqual(move("params.unknown", 5), usual);
  });

  it("keeps widths within what can be seen and grasped", () => {
    const widthOf = (width: number) => arranged({ widths: { "params.lr": width } })[4]?.width;
    assert.deepEqual([3, 77.4, 1e9, NaN].map(widthOf), [48, 77, 1200, 110]);
  });

  it("sorts up, down, and not at all; with Shift by one more column", () => {
    const up = toggleSort([], "a", false);
    assert.deepEqual(up, [{ id: "a", isDescending: false }]);
    const down = toggleSort(up, "a", false);
    assert.deepEqual(down, [{ id: "a", isDescending: true }]);
    assert.deepEqual(toggleSort(down, "a", false), []);
    const both = toggleSort(down, "b", true);
    assert.deepEqual(both, [...down, { id: "b", isDescending: false }]);
    assert.deepEqual(toggleSort(both, "b", true), [...down, { id: "b", isDescending: true }]);
    assert.deepEqual(toggleSort(both, "a", true), [{ id: "b", isDescending: false }]);
    assert.deepEqual(toggleSort(both, "c", false), [{ id: "c", isDescending: false }]);
  });
});

describe("copied cells", () => {
  const rows = [
    ['=HYPERLINK("x")', "-0.5", "a\tb\nc"],
    ["@sum", " +cmd|x", 'say "hi", twice'],
    ["\uff1d1", "-inf", "a|b `c`"],
  ];

  it("run in no spreadsheet, and keep numbers", () => {
    assert.equal(
      copyTable(["=name", "x", "y"], rows, "tsv"),
      `'=name\tx\ty\n'=HYPERLINK("x")\t-0.5\ta b c\n'@sum\t' +cmd|x\tsay "hi", twice\n'\uff1d1\t'-inf\ta|b \`c\``,
    );
  });

  it("are quoted in CSV", () => {
    const [head, first, , , third] = copyTable(["name", "x", "y"], rows, "csv").split(/\r?\n/);
    assert.equal(head, "name,x,y");
    assert.equal(first, `"'=HYPERLINK(""x"")",-0.5,"a\tb`);
    assert.equal(third, "'\uff1d1,'-inf,a|b `c`");
  });

  it("stay within their cell in Markdown", () => {
    const lines = copyTable(["a|b"], [["x|y"], ["<img src=x>"]], "markdown").split("\n");
    assert.deepEqual(lines, ["| `a\\|b` |", "| --- |", "| `x\\|y` |", "| `<img src=x>` |"]);
  });
});
