import assert from "node:assert/strict";
import { association } from "../../../../src/core/compare/relation/association";
import { brushedRuns } from "../../../../src/core/compare/relation/brushedRuns";
import { isTelling } from "../../../../src/core/compare/relation/isTelling";
import { numbersOf } from "../../../../src/core/compare/relation/numbersOf";
import { rankCorrelation } from "../../../../src/core/compare/relation/rankCorrelation";
import { numberAxis, textAxis } from "../../../../src/core/compare/relation/valueAxis";

describe("rank correlation", () => {
  it("is that of scipy.stats.spearmanr, ties included", () => {
    const x = [1, 2, 2, 3, 5, 5, 5, 8, 9, 10];
    const y = [2, 1, 4, 4, 3, 8, 6, 7, 10, 9];
    // scipy 1.11: spearmanr(x, y).statistic
    assert.ok(Math.abs((rankCorrelation(x, y).rho ?? NaN) - 0.855003432099801) < 1e-12);
    assert.equal(rankCorrelation(x, y).n, 10);
  });

  it("is 1 for any rising curve and -1 for any falling one", () => {
    const x = [1, 2, 3, 4];
    assert.equal(rankCorrelation(x, x.map(Math.exp)).rho, 1);
    assert.equal(rankCorrelation(x, [1e308, 5, -5, -Infinity]).rho, -1);
  });

  it("leaves out missing values, and says nothing of constants or too few pairs", () => {
    assert.deepEqual(rankCorrelation([1, null, 3, NaN, 5], [1, 2, 3, 4, 5]), { rho: 1, n: 3 });
    assert.deepEqual(rankCorrelation([1, 1, 1], [1, 2, 3]), { rho: null, n: 3 });
    assert.deepEqual(rankCorrelation([1, 2], [1, 2]), { rho: null, n: 2 });
  });
});

describe("an association", () => {
  const x = [1, 2, 2, 3, 5, 5, 5, 8, 9, 10];
  const y = [2, 1, 4, 4, 3, 8, 6, 7, 10, 9];

  it("of numbers has the chance of scipy.stats.spearmanr", () => {
    const found = association(x.map(String), y);
    assert.ok(Math.abs((found?.chance ?? NaN) - 0.0016172240887323466) < 1e-12, String(found?.chance));
    assert.deepEqual([found?.n, found?.rho === found?.strength], [10, true]);
  });

  it("of words goes by their groups", () => {
    const found = association(["a", "a", "a", "b", "b", "b", "c", "c", "c"], [1, 2, 3, 4, 5, 6, 7, 8, 9]);
    assert.deepEqual([found?.rho, found?.n, found?.strength], [null, 9, 0.9]);
    // The F test of 2 and 6 degrees with an explained share of 0.9.
    assert.ok(Math.abs((found?.chance ?? NaN) - 0.1 ** 3) < 1e-12, String(found?.chance));
  });

  it("is told from eight runs on, where chance does as much in fewer than one case of twenty", () => {
    const found = { strength: 1, rho: 1, n: 8, chance: 0.001 };
    assert.ok(isTelling(found, 1));
    assert.ok(!isTelling({ ...found, n: 7 }, 1));
    assert.ok(!isTelling({ ...found, chance: 0.06 }, 1));
    assert.ok(!isTelling(found, 51), "counted over all that was looked at");
    assert.ok(!isTelling(null, 1));
  });
});

describe("an axis", () => {
  it("reads numbers that were logged as text, and booleans", () => {
    assert.deepEqual(numbersOf(["1e-3", " 2 ", null, "True", "false"]), [0.001, 2, null, 1, 0]);
    assert.equal(numbersOf(["1", "adam"]), null);
    assert.equal(numbersOf([null, null]), null);
  });

  it("is logarithmic for a wide range above zero", () => {
    const axis = textAxis("lr", ["0.0001", "0.01", "1"]);
    assert.equal(axis.scale, "log");
    assert.ok(Math.abs((axis.positions[1] ?? NaN) - 0.5) < 1e-12);
    assert.deepEqual(
      axis.ticks.map(({ label }) => label),
      ["1e-4", "0.01", "1"],
    );
    assert.equal(numberAxis("x", [0, 1000]).scale, "linear");
  });

  it("puts words at even places and leaves out what is missing", () => {
    const axis = textAxis("optimizer", ["sgd", null, "adam", "lion", "sgd"]);
    assert.deepEqual(axis.positions, [1, null, 0, 0.5, 1]);
    assert.deepEqual(
      axis.ticks.map(({ label }) => label),
      ["adam", "lion", "sgd"],
    );
  });

  it("bears constants, the largest and smallest doubles, NaN and nothing", () => {
    assert.deepEqual(numberAxis("c", [3, 3]).positions, [0.5, 0.5]);
    assert.deepEqual(numberAxis("wide", [-1e308, 0, 1e308, NaN]).positions, [0, 0.5, 1, null]);
    assert.deepEqual(numberAxis("tiny", [5e-324, 1e308]).positions, [0, 1]);
    const none = numberAxis("none", [null, NaN]);
    assert.deepEqual([none.positions, none.ticks], [[null, null], []]);
    assert.ok(numberAxis("many", [1, 2, 3, 4, 5, 7.5]).ticks.every(({ position }) => position >= 0 && position <= 1));
    assert.ok(
      textAxis(
        "names",
        Array.from({ length: 200 }, (_, at) => `run ${at}`),
      ).ticks.length <= 13,
    );
  });

  it("selects the runs inside all marked stretches", () => {
    const axes = [numberAxis("a", [0, 1, 2, 3]), textAxis("b", ["x", "y", "x", null])];
    assert.equal(brushedRuns(axes, {}), null);
    assert.deepEqual([...(brushedRuns(axes, { a: [0.3, 1] }) ?? [])], [1, 2, 3]);
    assert.deepEqual([...(brushedRuns(axes, { a: [0.3, 1], b: [0, 0] }) ?? [])], [2]);
  });
});
