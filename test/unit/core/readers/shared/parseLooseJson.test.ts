import assert from "node:assert/strict";
import { parseLooseJson } from "../../../../../src/core/readers/shared/parseLooseJson";

describe("JSON as Python writes it", () => {
  it("reads NaN and infinities as numbers, and the same words in strings as texts", () => {
    assert.deepEqual(parseLooseJson('{"a": NaN, "b": [-Infinity, Infinity], "c": "NaN, \\"NaN", "NaN": 1}'), {
      a: NaN,
      b: [-Infinity, Infinity],
      c: 'NaN, "NaN',
      NaN: 1,
    });
    assert.deepEqual(parseLooseJson("NaN"), NaN);
  });

  it("takes no text for a number, whatever it holds", () => {
    assert.deepEqual(parseLooseJson('[":NaN", "::NaN", ":::", NaN]'), [":NaN", "::NaN", ":::", NaN]);
  });

  it("refuses what is no JSON, and what is nested without end", () => {
    for (const text of ["", "{", "[NaN", "nan", "[1,]", "NaN NaN", "x".repeat(1000)])
      assert.equal(parseLooseJson(text), undefined, text);
    assert.equal(parseLooseJson("[".repeat(1_000_000)), undefined);
    assert.equal(parseLooseJson("[".repeat(200) + "NaN" + "]".repeat(200)), undefined);
    assert.notEqual(parseLooseJson("[".repeat(90) + "NaN" + "]".repeat(90)), undefined);
    assert.deepEqual(parseLooseJson(JSON.stringify("[".repeat(1000))), "[".repeat(1000));
  });

  it("keeps keys that objects have by themselves", () => {
    assert.deepEqual(Object.keys(parseLooseJson('{"__proto__": NaN}') as object), ["__proto__"]);
  });
});
