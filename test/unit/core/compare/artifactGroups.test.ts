import assert from "node:assert/strict";
import { paramRelations } from "../../../../src/core/compare/relation/paramRelations";
import { artifactAt } from "../../../../src/core/compare/runs/artifactAt";
import { artifactGroups } from "../../../../src/core/compare/runs/artifactGroups";

describe("artifacts of several runs", () => {
  const facts = { kind: "", size: null, pictureType: null };
  const artifact = (name: string, step: number | null, index: number) => ({ ...facts, name, step, index });

  it("belong together by name but for the number of the step", () => {
    const groups = artifactGroups({
      artifacts: [
        [artifact("own.txt", null, 0), artifact("plot_00120.png", 120, 1), artifact("plot_00020.png", 20, 2)],
        [artifact("plot_00020.png", 20, 0), artifact("plot_1200.png", null, 1)],
      ],
    });
    assert.deepEqual(
      groups.map(({ name, steps }) => [name, steps]),
      [
        ["plot_*.png", [20, 120]],
        ["own.txt", []],
        ["plot_1200.png", []],
      ],
    );
    assert.deepEqual(
      groups[0]?.runs[0]?.map(({ index }) => index),
      [2, 1],
    );
  });

  it("belong together by the whole name where a log holds them for each step", () => {
    const part = { offset: 0, length: 1, type: null };
    const artifacts = [1, 2, 3].map((step, index) => ({ ...artifact("sample 2", step, index), part }));
    assert.deepEqual(
      artifactGroups({ artifacts: [artifacts] }).map(({ name, steps }) => [name, steps]),
      [["sample 2", [1, 2, 3]]],
    );
  });

  it("show the last one up to a step", () => {
    const list = [artifact("a", 10, 0), artifact("a", 20, 1)];
    assert.deepEqual(
      [5, 10, 15, 99].map((step) => artifactAt(list, step)?.index),
      [0, 0, 0, 1],
    );
    assert.equal(artifactAt(list, null)?.index, 1);
    assert.equal(artifactAt([], 5), null);
  });
});

describe("params against a metric", () => {
  it("come with the one that goes most with it first, with n", () => {
    const params = [
      { key: "same", values: ["1", "1", "1", "1"], differs: false },
      { key: "noise", values: ["2", "1", "1", "2"], differs: true },
      { key: "lr", values: ["1", "2", "3", null], differs: true },
      { key: "words", values: ["a", "a", "b", "b"], differs: true },
    ];
    const found = paramRelations(params, [1, 2, 3, 4]);
    assert.deepEqual(
      found.map(({ key }) => key),
      ["words", "noise", "lr"],
    );
    assert.deepEqual(found[2], { key: "lr", correlation: { rho: 1, n: 3 }, strength: null, isTelling: false });
    assert.equal(found[0]?.correlation, null);
  });
});
