import assert from "node:assert/strict";
import { baselineChanges } from "../../../../src/core/baseline/baselineChanges";
import { baselinesOf, type BaselineMark } from "../../../../src/core/baseline/baselinesOf";

const early = "2026-11-22T08:00:00.000Z";
const late = "2026-11-23T08:00:00.000Z";
const mark = (runId: string, baselineSince: string | null, experimentId = "e"): BaselineMark => ({
  runId,
  experimentId,
  baselineSince,
});

describe("baselines of experiments", () => {
  it("are the runs that were marked last, together if at the same time, each experiment for itself", () => {
    const marks = [mark("a", late), mark("b", early), mark("c", late), mark("d", null), mark("x", early, "f")];
    const expected = new Map([
      ["e", ["a", "c"]],
      ["f", ["x"]],
    ]);
    assert.deepEqual(baselinesOf(marks), expected);
    assert.deepEqual(baselinesOf(marks.reverse()).get("e"), ["c", "a"]);
  });

  it("replace those before, and stay out of other experiments", () => {
    const changes = baselineChanges([mark("b", null)], [mark("a", early), mark("x", late, "f")], Date.parse(late));
    assert.deepEqual(changes, [
      { runIds: ["b"], change: { field: "baseline", value: late } },
      { runIds: ["a"], change: { field: "baseline", value: null } },
    ]);
  });

  it("count from the first on where a clock ran ahead", () => {
    const [change] = baselineChanges([mark("b", null)], [mark("a", late)], Date.parse(early));
    assert.equal(change?.change.value, "2026-11-23T08:00:00.001Z");
  });

  it("are taken away from the experiments of the runs that are named", () => {
    const marked = [mark("a", early), mark("b", late), mark("x", late, "f")];
    assert.deepEqual(baselineChanges([mark("d", null)], marked, null), [
      { runIds: ["a", "b"], change: { field: "baseline", value: null } },
    ]);
  });
});
