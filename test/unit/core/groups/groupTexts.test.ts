import assert from "node:assert/strict";
import { formatMean } from "../../../../src/core/groups/text/formatMean";
import { groupList } from "../../../../src/core/groups/groupList";
import { plainTranslate } from "../../../../src/core/view/plainTranslate";
import { groupListItem } from "../../../../src/core/view/runs/groupListItem";
import { groupsOf, metric, run } from "../query/queryRuns";

describe("texts of groups", () => {
  it("writes a mean to the place of its deviation's second digit", () => {
    const text = (mean: number, std: number, n = 3) => formatMean({ n, mean, std });
    assert.equal(text(0.912834, 0.00612), "0.9128 ± 0.0061");
    assert.equal(text(12.3456, 1.5), "12.3 ± 1.5");
    assert.equal(text(1234, 250), "1,234 ± 250");
    assert.equal(text(0.5, 0), "0.5 ± 0");
    assert.equal(text(0.25, NaN, 1), "0.25");
    assert.equal(text(NaN, NaN, 0), "");
    assert.equal(text(1e-9, 2e-10), "1e-9 ± 2e-10");
  });

  it("says in a list that runs are of different length", () => {
    const byLast = [
      { entity: "metrics", key: "acc", summary: "last" },
      { entity: "attributes", key: "last_step", summary: "last" },
    ] as const;
    const of = (lastStep: number) => run(`r${lastStep}`, { metrics: { acc: metric(1) }, of: { lastStep } });
    const tooltip = (steps: readonly number[], name: string | null) => {
      const statistics = name === null ? byLast.slice(1) : byLast;
      const [group] = groupList(groupsOf(steps.map(of), { by: "status", statistics }));
      return groupListItem(group!, name, plainTranslate).tooltip;
    };
    assert.match(tooltip([9, 1500], "acc"), /interval of the mean.*\n\nlast steps from 9 to 1,500$/);
    assert.match(tooltip([9, 12], null), /\n\nlast steps from 9 to 12$/);
    assert.doesNotMatch(tooltip([9, 9], "acc"), /last steps/);
  });

  it("names groups by what tells them apart, and by their first run where nothing does", () => {
    const runs = [
      run("a", { params: { lr: 1, seed: 1 }, metrics: { acc: metric(1) } }),
      run("b", { params: { lr: 2, seed: 1, extra: "x" }, metrics: { acc: metric(2) } }),
      run("c", { params: { lr: 1, seed: 2 }, metrics: { acc: metric(3) } }),
      run("d"),
    ];
    const ask = (by: string) => groupList(groupsOf(runs, { by, statistics: [] }));
    assert.deepEqual(
      ask("seed").map(({ title, runIds }) => [title, runIds.join("")]),
      [
        ["lr=1", "ac"],
        ["lr=2, extra=x", "b"],
        ["name d", "d"],
      ],
    );
    const coded = (id: string, commit: string) =>
      run(id, { params: { lr: 1 }, source: { commit } as unknown as ReturnType<typeof run>["source"] });
    const others = [coded("a", "0123456789abcdef"), coded("b", "fedcba9876543210"), run("c")];
    assert.deepEqual(
      groupList(groupsOf(others, { by: "seed", statistics: [] })).map((one) => one.title),
      ["lr=1 · commit 01234567", "lr=1 · commit fedcba98", "name c"],
    );
    const swept = (id: string, lr: number, depth: number, commit: string) =>
      run(id, { params: { a: 1, b: depth, lr }, source: { commit } as unknown as ReturnType<typeof run>["source"] });
    const grid = [swept("a", 1, 2, "0123"), swept("b", 2, 2, "0123"), swept("c", 3, 4, "0123"), run("d")];
    const titles = (runs: typeof grid) =>
      groupList(groupsOf(runs, { by: "seed", statistics: [] })).map(({ title }) => title);
    assert.deepEqual(titles(grid), ["lr=1, a=1, b=2", "lr=2, a=1, b=2", "lr=3, a=1, b=4", "name d"]);
    const byCode = [...grid.slice(0, 2), swept("e", 2, 2, "4567"), swept("f", 2, 4, "4567")];
    assert.deepEqual(titles(byCode), [
      "b=2, lr=1 · commit 0123",
      "b=2, lr=2 · commit 0123",
      "b=2, lr=2 · commit 4567",
      "b=4, lr=2 · commit 4567",
    ]);
    assert.deepEqual(
      ask("params.extra, status").map(({ title }) => title),
      ["extra=–, status=FINISHED", "extra=x, status=FINISHED"],
    );
  });
});
