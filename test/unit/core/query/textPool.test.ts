import assert from "node:assert/strict";
import fc from "fast-check";
import { parseNumber } from "../../../../src/core/query/parse/parseNumber";
import { TextPool } from "../../../../src/core/query/texts/textPool";

describe("TextPool", () => {
  const number = fc.oneof(fc.double(), fc.integer(), fc.constantFrom(0, -0, 0.001, 1e21, 1e-7, 5e-324, NaN, -Infinity));
  const text = fc.oneof(
    number.map(String),
    number.map((one) => one.toExponential()),
    fc.constantFrom("1e-3", "0.001", "1.0", "1", "01", "+1", "-0", "0", "Infinity", "inf", "nan", "NaN", "I", "", " 1"),
    fc.string(),
  );

  it("gives every text back as it was, and one id to equal ones", () => {
    fc.assert(
      fc.property(fc.array(text), (texts) => {
        const pool = new TextPool();
        const ids = texts.map((one) => pool.idOf(one));
        assert.deepEqual(
          ids.map((id) => pool.text(id)),
          texts,
        );
        assert.equal(new Set(ids).size, new Set(texts).size);
        assert.deepEqual(
          texts.map((one) => pool.idOf(one)),
          ids,
        );
        assert.ok(ids.every((id) => id >= 0 && id < pool.size));
        assert.deepEqual(
          ids.map((id) => pool.number(id)),
          texts.map((one) => parseNumber(one) ?? NaN),
        );
      }),
    );
  });

  it("takes a number for the text that it is usually written as, many of them too", () => {
    fc.assert(
      fc.property(fc.array(number, { maxLength: 200 }), (numbers) => {
        const pool = new TextPool();
        const ids = numbers.map((one) => pool.idOfNumber(one));
        assert.deepEqual(
          ids.map((id) => pool.text(id)),
          numbers.map(String),
        );
        assert.deepEqual(
          numbers.map((one) => pool.idOf(String(one))),
          ids,
        );
      }),
    );
  });

  it("knows which texts write the same number", () => {
    const pool = new TextPool();
    const same = (one: string) => pool.same(pool.idOf(one));
    assert.equal(same("1e-3"), same("0.001"));
    assert.equal(same("0.0010"), same("1e-3"));
    assert.equal(same("-0"), same("0"));
    assert.equal(same("inf"), same("Infinity"));
    assert.notEqual(same("nan"), same("NaN"));
    assert.notEqual(same("adam"), same("adamw"));
  });

  it("finds a part of texts and numbers, also of those that came later", () => {
    const part = fc
      .oneof(text, fc.constantFrom("0", ".", "0.5", "e", "inf", "5\n", "\n"))
      .map((one) => one.toLowerCase());
    fc.assert(
      fc.property(fc.array(text), part, fc.array(text), part, (texts, first, later, second) => {
        const pool = new TextPool();
        for (const [more, wanted] of [
          [texts, first],
          [later, second],
        ] as const) {
          const ids = more.map((one) => pool.idOf(one));
          const holds = pool.holding(wanted);
          assert.deepEqual(
            ids.map((id) => holds(id)),
            more.map((one) => one.toLowerCase().includes(wanted)),
          );
        }
      }),
    );
  });

  it("has no text for what a run lacks", () => assert.equal(new TextPool().text(-1), ""));
});
