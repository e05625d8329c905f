import assert from "node:assert/strict";
import fc from "fast-check";
import { RunGroups, type GroupMember, type RunParts } from "../../../../src/index/query/runs/runGroups";

const formats = ["tensorboard", "runback", "csv", "keras", "hydra"];

const anyMember: fc.Arbitrary<GroupMember> = fc.record({
  runId: fc.constantFrom("a", "b", "c", "d", "e"),
  lastingId: fc.constantFrom("z", null),
  format: fc.constantFrom(...formats),
  directory: fc.constantFrom("/logs/1", "/logs/1/below", "/logs/2", null),
  isAddition: fc.boolean(),
});

/** Best first, as docs/formats.md has it for these formats. */
const best = ["runback", "tensorboard", "csv", "keras", "hydra"];

/** The slow and obvious way: the parts of every shown run, from what is there alone. */
function partsOf(members: readonly GroupMember[]): Record<string, RunParts> {
  const parts: Record<string, RunParts> = {};
  const runs = members.filter(({ isAddition }) => !isAddition);
  for (const run of runs) {
    const here = runs.filter((one) => one === run || (one.directory !== null && one.directory === run.directory));
    const firsts = best.flatMap((format) => {
      const ids = here.filter((one) => one.format === format).map(({ runId }) => runId);
      return ids.sort().slice(0, 1);
    });
    const isFirst = firsts.includes(run.runId);
    if (isFirst && firsts[0] !== run.runId) continue;
    const above = ["/logs/1/below", "/logs/1", "/logs/2"].filter(
      (folder) => run.directory === folder || run.directory?.startsWith(`${folder}/`),
    );
    const additions = above.flatMap((folder) =>
      best.flatMap((format) => {
        const ids = members.filter((one) => one.isAddition && one.directory === folder && one.format === format);
        return ids.map(({ runId }) => runId).sort();
      }),
    );
    parts[run.runId] = { members: isFirst ? firsts : [run.runId], additions };
  }
  return parts;
}

/** Parts of all shown runs, as the groups tell them; and that every run is part of just one. */
function told(groups: RunGroups, members: readonly GroupMember[]): Record<string, RunParts> {
  const entries = members.flatMap(({ runId, isAddition }) => {
    const parts = groups.partsOf(runId);
    const main = groups.mainOf(runId);
    if (isAddition) assert.equal(main, null);
    else assert.ok(groups.partsOf(main!)?.members.includes(runId), `${runId} is not part of ${main}`);
    return parts ? [[runId, parts] as const] : [];
  });
  return Object.fromEntries(entries);
}

describe("run groups", () => {
  it("shows runs of different formats in one folder as one, whatever was found first, and names what changed", () => {
    const step = fc.oneof(anyMember, fc.constantFrom("a", "b", "c", "d", "e"));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const groups = new RunGroups();
        const members = new Map<string, GroupMember>();
        for (const one of steps) {
          const before = partsOf([...members.values()]);
          const changed = typeof one === "string" ? groups.delete(one) : groups.set(one);
          if (typeof one === "string") members.delete(one);
          else members.set(one.runId, one);
          const after = partsOf([...members.values()]);
          assert.deepEqual(told(groups, [...members.values()]), after);
          for (const runId of new Set([...Object.keys(before), ...Object.keys(after)]))
            if (JSON.stringify(before[runId]) !== JSON.stringify(after[runId]))
              assert.ok(changed.includes(runId), `${runId} has other parts now, and nobody is told`);
        }
      }),
      { seed: 2, numRuns: 500 },
    );
  });

  it("find a run by the id that lasts too, under which its marks are kept, and by nobody else's", () => {
    const groups = new RunGroups();
    const run = { runId: "x:waited", lastingId: null, format: "x", directory: null, isAddition: false };
    groups.set(run);
    assert.deepEqual([groups.mainOf("x:left"), groups.idsOf("x:waited")], [null, ["x:waited"]]);
    assert.deepEqual(groups.set({ ...run, lastingId: "x:left" }), ["x:waited", "x:waited"]);
    assert.deepEqual([groups.mainOf("x:left"), groups.idsOf("x:waited")], ["x:waited", ["x:left", "x:waited"]]);
    groups.set({ ...run, runId: "x:left" });
    assert.equal(groups.mainOf("x:left"), "x:left");
    groups.delete("x:left");
    groups.delete("x:waited");
    assert.deepEqual([groups.mainOf("x:left"), groups.idsOf("x:waited")], [null, []]);
  });
});
