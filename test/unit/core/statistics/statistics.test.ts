import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describeSample } from "../../../../src/core/statistics/describeSample";
import { incompleteBeta } from "../../../../src/core/statistics/incompleteBeta";
import { meanDifference } from "../../../../src/core/statistics/meanDifference";
import { sampleStatistics } from "../../../../src/core/statistics/sampleStatistics";
import { studentFactor } from "../../../../src/core/statistics/studentFactor";

type Told = number | string;
interface Fixtures {
  readonly samples: { name: string; values: Told[]; expected: Record<string, Told> }[];
  readonly differences: { first: string; second: string; expected: Record<string, number> }[];
  readonly factors: [number, number][];
  readonly incompleteBeta: [number, number, number, number][];
}

const fixtures = JSON.parse(readFileSync("test/fixtures/statistics/scipy.json", "utf8")) as Fixtures;

/** Python writes "nan", "inf" and "-inf". */
const told = (value: Told) =>
  typeof value === "number" ? value : Number(value.replace("inf", "Infinity").replace("nan", "NaN"));
const values = (list: readonly Told[]) => Float64Array.from(list, told);
function isClose(ours: number, theirs: number, tolerance: number, what: string): void {
  const isSame = Object.is(ours, theirs) || Math.abs(ours - theirs) <= tolerance * Math.max(Math.abs(theirs), 1e-300);
  assert.ok(isSame, `${what}: ${ours} is not scipy's ${theirs}`);
}

describe("statistics", () => {
  for (const { name, values: list, expected } of fixtures.samples)
    it(`says what scipy says of the sample ${name}`, () => {
      const ours = sampleStatistics(values(list));
      assert.deepEqual(Object.keys(ours).sort(), Object.keys(expected).sort());
      for (const [key, theirs] of Object.entries(expected))
        isClose(ours[key as keyof typeof ours], told(theirs), 1e-11, key);
    });

  for (const { first, second, expected } of fixtures.differences)
    it(`gives scipy's interval for the difference of ${first} and ${second}`, () => {
      const of = (name: string) => sampleStatistics(values(fixtures.samples.find((one) => one.name === name)!.values));
      const ours = meanDifference(of(first), of(second));
      for (const key of ["difference", "low", "high", "degrees"] as const)
        isClose(ours[key], expected[key]!, 1e-9, key);
    });

  it("gives scipy's quantiles of Student's t for one to many degrees", () => {
    for (const [degrees, theirs] of fixtures.factors) isClose(studentFactor(degrees), theirs, 1e-12, `${degrees}`);
    assert.ok(Number.isNaN(studentFactor(0)));
    assert.ok(Number.isNaN(studentFactor(NaN)));
  });

  it("gives scipy's incomplete beta function", () => {
    for (const [x, a, b, theirs] of fixtures.incompleteBeta)
      isClose(incompleteBeta(x, a, b), theirs, 2e-11, `I_${x}(${a}, ${b})`);
  });

  it("has no interval for a difference that rests on one run, and none of no width but where nothing varies", () => {
    const one = sampleStatistics(Float64Array.of(1));
    const equal = sampleStatistics(Float64Array.of(2, 2));
    const other = sampleStatistics(Float64Array.of(3, 3));
    const { difference, low, high, n } = meanDifference(one, equal);
    assert.deepEqual([difference, low, high, n], [1, NaN, NaN, [1, 2]]);
    assert.deepEqual(meanDifference(equal, other), { difference: 1, low: 1, high: 1, degrees: NaN, n: [2, 2] });
  });

  it("fills a room of the caller's anew each time, whatever it held", () => {
    const samples = [[3, 1, NaN, 2], [], [Infinity, NaN], [7]].map((list) => Float64Array.from(list));
    const room = { ...describeSample(Float64Array.of(1, 2, -Infinity)) };
    for (const sample of samples) {
      const given = describeSample(sample, sample.length, room);
      assert.equal(given, room);
      assert.deepEqual(given, describeSample(sample));
    }
  });

  it("keeps the mean of equal values exact, and of extreme ones finite", () => {
    const { mean, std } = sampleStatistics(Float64Array.of(0.1, 0.1, 0.1));
    assert.deepEqual([mean, std], [0.1, 0]);
    const wide = sampleStatistics(Float64Array.of(Number.MAX_VALUE, -Number.MAX_VALUE));
    assert.equal(wide.mean, 0);
    assert.ok(Number.isFinite(wide.median));
  });
});
