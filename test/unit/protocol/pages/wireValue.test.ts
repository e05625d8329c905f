import assert from "node:assert/strict";
import { curvesGuard } from "../../../../src/protocol/guards/curvesGuard";
import { pageContract } from "../../../../src/protocol/pages/pageContract";
import { wireValue } from "../../../../src/protocol/pages/wireValue";

/** What the editor does with a message: JSON, typed arrays beside it. */
const cross = (value: unknown): unknown => JSON.parse(JSON.stringify(value)) as unknown;

describe("wireValue", () => {
  it("brings numbers across that JSON cannot write, and texts that look like them", () => {
    const value = { nan: NaN, list: [Infinity, -Infinity, 1], mark: "\u0001NaN", plain: "NaN", none: null };
    assert.deepEqual(wireValue.unpack(cross(wireValue.pack(value))), value);
  });

  it("gives a value without such numbers as it is, with its typed arrays", () => {
    const value = { y: Float64Array.of(NaN), text: "loss" };
    assert.equal(wireValue.pack(value), value);
    const mixed = wireValue.pack({ y: value.y, last: NaN }) as { y: Float64Array };
    assert.equal(mixed.y, value.y);
  });

  it("keeps names that are special to objects", () => {
    const value: unknown = JSON.parse('{"__proto__": 1, "constructor": 2}');
    const packed = wireValue.pack({ value, last: NaN }) as { value: object };
    assert.deepEqual(Object.keys(packed.value), ["__proto__", "constructor"]);
  });
});

describe("guards at the page's door", () => {
  const query = { runIds: ["a"], metric: "loss", axis: "step", isLogX: false, range: null, columns: 10, smoothing: 0 };

  it("take a question as the page asks it, and refuse what is out of shape", () => {
    assert.ok(curvesGuard(query));
    assert.ok(curvesGuard({ ...query, axis: { metric: "epoch" }, range: [0, 1] }));
    for (const wrong of [
      { columns: 1e9 },
      { columns: 0 },
      { smoothing: 1 },
      { range: [2, 1] },
      { range: [NaN, 1] },
      { axis: "x" },
      { runIds: "a" },
    ])
      assert.ok(!curvesGuard({ ...query, ...wrong }), JSON.stringify(wrong));
  });

  it("refuse preferences that are huge or circular, and files that are no bytes", () => {
    const circular: unknown[] = [];
    circular.push(circular);
    assert.ok(pageContract.setPreference(["a", { b: 1 }]));
    assert.ok(!pageContract.setPreference(["a", circular]));
    assert.ok(!pageContract.setPreference(["a", "x".repeat(300_000)]));
    assert.ok(!pageContract.saveFile(["a", "text"]));
    assert.ok(pageContract.saveFile(["a", new Uint8Array(3)]));
  });
});
