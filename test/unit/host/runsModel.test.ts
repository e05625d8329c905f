import assert from "node:assert/strict";
import type { RunRow } from "../../../src/core/model/runRow";
import type { ExperimentNode, ParentNode, RunNode } from "../../../src/host/runs/tree/runNode";
import { pageSize, pageWhileLoading, RunsModel } from "../../../src/host/runs/tree/runsModel";
import { FakeIndex } from "../../support/model/fakeIndex";
import { sampleRow } from "../../support/model/sampleRun";

const run = (runId: string, startTime: number, more: Partial<RunRow> = {}) =>
  sampleRow({ runId, runName: runId, startTime, ...more });
const look = (node: ParentNode) => JSON.stringify(node.kind === "group" ? node.group : node.row);

/** Draws a node as the editor does. */
function draw(...nodes: (ExperimentNode | RunNode)[]): void {
  for (const node of nodes) node.shown = look(node);
}

async function opened(rows: readonly RunRow[]) {
  const index = new FakeIndex(rows);
  const model = new RunsModel(async () => index);
  const roots = await model.roots();
  const experiment = roots[0];
  assert.ok(experiment);
  const children = await model.children(experiment);
  draw(...roots, ...children.filter((node) => node.kind === "run"));
  return { index, model, experiment, children };
}

const names = (nodes: readonly { readonly kind: string }[]) =>
  nodes.map((node) => (node.kind === "run" ? (node as RunNode).row.runId : node.kind));

describe("the nodes of the view Runs", () => {
  it("stand newest first, nested runs below their parent", async () => {
    const { model, children } = await opened([
      run("old", 1),
      run("new", 3, { childCount: 1 }),
      run("child", 2, { parentId: "new" }),
    ]);
    assert.deepEqual(names(children), ["new", "old"]);
    const parent = model.find("new");
    assert.ok(parent);
    assert.deepEqual(names(await model.children(parent)), ["child"]);
  });

  it("redraw only the run that looks different", async () => {
    const { index, model, children } = await opened([run("a", 1), run("b", 2)]);
    index.rows = [run("a", 1, { lastStep: 500 }), run("b", 2)];
    const redraw = await model.refresh(new Set(["a"]), look);
    assert.deepEqual(redraw, [children.find((node) => node.kind === "run" && node.row.runId === "a")]);
  });

  it("leave experiments where they stand when asked to, new ones last, and put them in order afterwards", async () => {
    const { index, model } = await opened([run("a", 2, { experimentId: "e1" }), run("b", 1, { experimentId: "e2" })]);
    index.rows = [
      run("d", 9, { experimentId: "e3" }),
      run("c", 8, { experimentId: "e2" }),
      run("a", 2, { experimentId: "e1" }),
      run("b", 1, { experimentId: "e2" }),
    ];
    const ids = async () => (await model.roots()).map(({ row }) => row.id);
    assert.equal(await model.refresh(null, look, true), "all", "an experiment is new");
    assert.deepEqual(await ids(), ["e1", "e2", "e3"]);
    assert.notEqual(await model.refresh(null, look, true), "all");
    assert.equal(await model.refresh(null, look), "all");
    assert.deepEqual(await ids(), ["e3", "e2", "e1"]);
  });

  it("read only the parents of the runs that changed", async () => {
    const rows = [run("a", 1), run("b", 2, { experimentId: "e2" })];
    const { index, model } = await opened(rows);
    for (const root of await model.roots()) await model.children(root);
    index.asked.length = 0;
    await model.refresh(new Set(["b"]), look);
    assert.deepEqual(
      index.asked.map(({ experimentId }) => experimentId),
      ["e2"],
    );
  });

  it("redraw the parent when a run appears, and keep the nodes of the others", async () => {
    const { index, model, experiment, children } = await opened([run("a", 1)]);
    index.rows = [run("a", 1), run("b", 2)];
    const redraw = await model.refresh(new Set(["b"]), look);
    assert.ok(redraw !== "all" && redraw.includes(experiment));
    const after = await model.children(experiment);
    assert.deepEqual(names(after), ["b", "a"]);
    assert.equal(after[1], children[0]);
  });

  it("redraw everything when an experiment appears, with the runs that came meanwhile", async () => {
    const { index, model, experiment } = await opened([run("a", 1)]);
    index.rows = [run("a", 1), run("c", 3), run("b", 2, { experimentId: "e2" })];
    assert.equal(await model.refresh(new Set(["b"]), look), "all");
    assert.deepEqual(names(await model.children(experiment)), ["c", "a"]);
  });

  it("forget a run that is gone", async () => {
    const { index, model, experiment } = await opened([run("a", 1), run("b", 2)]);
    index.rows = [run("b", 2)];
    await model.refresh(null, look);
    assert.deepEqual(names(await model.children(experiment)), ["b"]);
    assert.equal(model.find("a"), undefined);
  });

  it("show a page, and more of it when asked", async () => {
    const { model, experiment, children } = await opened(
      Array.from({ length: pageSize + 200 }, (_, index) => run(`r${index}`, index)),
    );
    const more = children.at(-1);
    assert.ok(more?.kind === "more");
    assert.deepEqual([children.length, more.shownCount, more.total], [pageSize + 1, pageSize, pageSize + 200]);
    await model.loadMore(experiment);
    const after = await model.children(experiment);
    assert.deepEqual([after.length, after.at(-1)?.kind], [pageSize + 200, "run"]);
  });

  it("do not grow beyond a few while logs are read, and are all there afterwards", async () => {
    const rows = Array.from({ length: pageWhileLoading + 50 }, (_, index) => run(`r${index}`, index));
    const { index, model, experiment } = await opened(rows.slice(0, 10));
    const shown = async () => (await model.children(experiment)).filter(({ kind }) => kind === "run").length;
    index.rows = rows;
    await model.refresh(null, look, true);
    assert.equal(await shown(), pageWhileLoading);
    assert.equal((await model.children(experiment)).at(-1)?.kind, "more");
    await model.refresh(null, look, false);
    assert.equal(await shown(), rows.length);
    await model.refresh(null, look, true);
    assert.equal(await shown(), rows.length, "what is shown stays");
  });

  it("show matches flat, though their parent does not match", async () => {
    const { model } = await opened([run("parent", 1, { childCount: 1 }), run("lost", 2, { parentId: "parent" })]);
    await model.setFilter("lost");
    const [root] = await model.roots();
    assert.ok(root);
    assert.deepEqual(names(await model.children(root)), ["lost"]);
    assert.equal(model.isNested, false);
  });

  it("stand in groups, whose nodes stay while their runs change", async () => {
    const rows = [run("a", 1, { host: "x" }), run("b", 2, { host: "y" }), run("c", 3, { host: "x" })];
    const { index, model } = await opened(rows);
    await model.setGrouping({ by: "attributes.host", having: "", value: "last" });
    assert.equal(model.isNested, false);
    const [root] = await model.roots();
    assert.ok(root);
    const groups = await model.children(root);
    const [first] = groups;
    assert.ok(first?.kind === "group");
    assert.deepEqual([groups.length, first.group.title], [2, "host=x"]);
    assert.deepEqual(names(await model.children(first)), ["c", "a"]);
    index.rows = [...rows, run("d", 4, { host: "x" })];
    await model.refresh(new Set(["d"]), () => "");
    assert.equal((await model.children(root))[0], first);
    assert.deepEqual(names(await model.children(first)), ["d", "c", "a"]);
    await model.setGrouping({ by: "attributes.host", having: "run_count < 2", value: "last" });
    const [again] = await model.roots();
    assert.ok(again);
    assert.deepEqual(
      (await model.children(again)).map((node) => (node.kind === "group" ? node.group.title : node.kind)),
      ["host=y"],
    );
    assert.deepEqual(again.groups, { shown: 1, total: 2 });
  });

  it("show groups with the last or the best value of the key metric", async () => {
    const keyMetric = { name: "acc", value: 1 };
    const { model } = await opened([run("a", 1, { keyMetric }), run("b", 2, { keyMetric })]);
    for (const value of ["last", "best"] as const) {
      await model.setGrouping({ by: "status", having: "", value });
      const [root] = await model.roots();
      const [group] = root ? await model.children(root) : [];
      assert.equal(group?.kind === "group" && group.metric, value === "best" ? "best(acc)" : "acc");
    }
  });

  it("show a run that is alone in its seed group by itself", async () => {
    const { model } = await opened([run("a", 1), run("b", 2)]);
    await model.setGrouping({ by: "seed", having: "", value: "last" });
    const [root] = await model.roots();
    assert.ok(root);
    assert.deepEqual(names(await model.children(root)), ["b", "a"]);
  });

  it("never show the answer to an old filter", async () => {
    const index = new FakeIndex([run("apple", 1), run("pear", 2)]);
    let isSlow = true;
    const model = new RunsModel(async () => {
      if (isSlow) await new Promise((resolve) => setTimeout(resolve, 30));
      isSlow = false;
      return index;
    });
    const early = model.roots();
    const set = model.setFilter("pear");
    const late = model.roots();
    await Promise.all([early, set]);
    const [root] = await late;
    assert.ok(root);
    assert.deepEqual(names(await model.children(root)), ["pear"]);
  });

  it("ask again after a question that failed", async () => {
    let isBroken = true;
    const index = new FakeIndex([run("a", 1)]);
    const model = new RunsModel(async () => {
      if (isBroken) throw new Error("the index is gone");
      return index;
    });
    await assert.rejects(model.roots(), /the index is gone/);
    isBroken = false;
    assert.equal((await model.roots()).length, 1);
  });
});
