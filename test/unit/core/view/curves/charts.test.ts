import assert from "node:assert/strict";
import fc from "fast-check";
import { axisLimits } from "../../../../../src/core/view/curves/axisLimits";
import { axisText } from "../../../../../src/core/view/curves/axisText";
import { chartGroups } from "../../../../../src/core/view/curves/chartGroups";
import { countStrange } from "../../../../../src/core/view/curves/countStrange";
import { curveSummary } from "../../../../../src/core/view/curves/curveSummary";
import { namePattern } from "../../../../../src/core/view/curves/namePattern";
import { nearestRow } from "../../../../../src/core/view/curves/nearestRow";
import { valueRange } from "../../../../../src/core/view/curves/valueRange";
import { plainTranslate } from "../../../../../src/core/view/plainTranslate";

describe("chartGroups", () => {
  const metrics = ["system/cpu", "loss", "val/acc", "train/loss", "val/loss", "/odd"];

  it("puts pinned ones first, then those without a prefix, then prefixes, and the machine last", () => {
    const groups = chartGroups(metrics, "", new Set(["val/loss"]));
    assert.deepEqual(
      groups.map(({ prefix, metrics: list }) => [prefix, ...list]),
      [
        [null, "val/loss"],
        ["", "loss", "/odd"],
        ["val", "val/acc"],
        ["train", "train/loss"],
        ["system", "system/cpu"],
      ],
    );
  });

  it("leaves empty groups out", () => {
    assert.deepEqual(chartGroups(metrics, "cpu", new Set()), [{ prefix: "system", metrics: ["system/cpu"] }]);
  });
});

describe("namePattern", () => {
  it("finds text, stars and expressions, whatever the case", () => {
    assert.ok(namePattern(" LOSS ")("val/loss"));
    assert.ok(namePattern("val*s")("val/loss"));
    assert.ok(!namePattern("loss*val")("val/loss"));
    assert.ok(namePattern("/^val.(loss|acc)$/")("val/loss"));
    assert.ok(namePattern("/val(/")("a /val(/ b"), "half an expression is text");
  });
});

describe("axisLimits", () => {
  it("holds the values, with limits and a length that are numbers, whatever they are", () => {
    const any = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.constantFrom(0, 1e308, -1e308, 5e-324, 1e16),
    );
    fc.assert(
      fc.property(any, any, fc.boolean(), (one, other, isLog) => {
        const [low, high] = one < other ? [one, other] : [other, one];
        const [min, max] = axisLimits(low, high, isLog);
        assert.ok(Number.isFinite(max - min) && max > min, `${min} ${max}`);
        assert.ok(min + (max - min) / 10 > min, "ticks differ");
        if (isLog) assert.ok(min > 0);
        else if (Math.abs(low) < 1e307 && Math.abs(high) < 1e307) assert.ok(min <= low && max >= high);
      }),
    );
    assert.deepEqual(axisLimits(NaN, NaN, false), [0, 1]);
  });
});

describe("what is drawn of curves", () => {
  const drawn = (values: readonly number[], low = NaN, high = NaN) => {
    const y = Float64Array.from(values);
    const counts = { total: y.length, inside: y.length, from: 0, to: y.length, last: y.at(-1) ?? NaN };
    return { x: y, y, smooth: new Float64Array(), low, high, ...counts };
  };
  const some = [drawn([NaN, 3, -Infinity, -2], -1, 2), drawn([Infinity, 0, 7], 1, 5)];

  it("has a range of its finite values, on a logarithmic axis of those above zero", () => {
    assert.deepEqual(valueRange(some, false, false), [-2, 7]);
    assert.deepEqual(valueRange(some, false, true), [3, 7]);
    assert.deepEqual(valueRange(some, true, false), [-1, 5]);
    assert.deepEqual(valueRange(some, true, true), [1, 5]);
    assert.deepEqual(valueRange([drawn([NaN, Infinity])], false, false), [NaN, NaN]);
  });

  it("is told from what its lines leave out", () => {
    assert.deepEqual(countStrange(some), { strange: 3, atOrBelowZero: 2, all: 7 });
  });
});

describe("nearestRow", () => {
  it("finds the nearest place", () => {
    const x = Float64Array.of(0, 10, 20);
    assert.deepEqual(
      [-5, 4, 6, 15, 99].map((place) => nearestRow(x, place)),
      [0, 0, 1, 1, 2],
    );
    assert.equal(nearestRow(new Float64Array(), 1), -1);
  });
});

describe("the words of a chart", () => {
  it("tells its runs, its span and where they end", () => {
    const curves = [
      { runName: "a", last: 0.5, total: 10 },
      { runName: "b", last: 0.25, total: 10 },
      { runName: "c", last: NaN, total: 10 },
    ];
    const text = curveSummary("loss", curves, "0", "9", plainTranslate);
    assert.equal(text, "loss of 3 runs, from 0 to 9. Last values from 0.25 (b) to 0.5 (a).");
    assert.equal(curveSummary("loss", [], "", "", plainTranslate), "loss: no points");
  });

  it("names places on every axis", () => {
    assert.equal(axisText("step", 12_000, 0), "12,000");
    assert.equal(axisText("relative", 200_000, 0), "3 m 20 s");
    assert.equal(axisText("wall", Date.UTC(2026, 10, 23, 14, 5), 60), "11-23 13:05");
    assert.equal(axisText("wall", 1e300, 0), "?");
  });
});
