import assert from "node:assert/strict";
import fc from "fast-check";
import { joinDecimal } from "../../../../src/core/decimal/joinDecimal";

const deepRuns = process.env["RUNBACK_DEEP"] ? 4_000_000 : 30_000;

/** @returns whether it was sure of its answer, which then has to be right */
function check(head: number, tail: number, decimals: number): boolean {
  const digits = String(head).padStart(9, "0");
  const text = `${digits.slice(0, -8)}.${digits.slice(-8)}${decimals > 8 ? String(tail).padStart(decimals - 8, "0") : ""}`;
  const out = new Float64Array(3);
  const isNegative = tail % 2 === 1;
  // The worst that the rule for what is below allows.
  const [least, most] = [1 - 2 ** -51, 1 + 2 ** -51].map((factor) => (tail / 10 ** decimals) * factor);
  for (const below of [tail / 10 ** decimals, least!, most!]) {
    const isSure = joinDecimal(head, below, isNegative, out, 1);
    if (isSure) assert.equal(out[1], isNegative ? -Number(text) : Number(text), text);
    else return false;
  }
  assert.deepEqual([out[0], out[2]], [0, 0]);
  return true;
}

describe("joinDecimal", function () {
  this.timeout(deepRuns > 100_000 ? 1_800_000 : 300_000);

  it("gives the double that Number gives, or none", () => {
    let answered = 0;
    const heads = fc.oneof(fc.nat(1e8 - 1), fc.integer({ min: 1e6, max: 1e11 - 1 }), fc.constantFrom(0, 1, 12_500_000));
    const ends = fc
      .integer({ min: 8, max: 19 })
      .chain((decimals) => fc.tuple(fc.integer({ min: 0, max: 10 ** (decimals - 8) - 1 }), fc.constant(decimals)));
    fc.assert(
      fc.property(heads, ends, (head, [tail, decimals]) => {
        if (check(head, tail, decimals)) answered++;
      }),
      { numRuns: deepRuns },
    );
    assert.ok(answered > deepRuns * 0.6, `${answered} of ${deepRuns}`);
  });

  it("is sure of nearly every number as Python and JavaScript write them", () => {
    let answered = 0;
    const numbers = fc.double({ min: 0.01, max: 999, noNaN: true }).map((value) => value.toPrecision(17));
    fc.assert(
      fc.property(numbers, (text) => {
        const [whole = "", decimals = ""] = text.split(".");
        const head = Number(whole + decimals.slice(0, 8));
        if (check(head, Number(decimals.slice(8)), decimals.length)) answered++;
      }),
      { numRuns: deepRuns },
    );
    assert.ok(answered > deepRuns * 0.99, `${answered} of ${deepRuns}`);
  });

  it("is right on and beside the middle between two doubles", () => {
    for (let i = 0; i < 20_000; i++) {
      // 1 + (2i + 1) * 2^-53 lies between two doubles; with 19 decimals just below it, and one more just above.
      const cut = ((2n ** 53n + BigInt(2 * i + 1)) * 10n ** 19n) / 2n ** 53n;
      for (const near of [cut - 1n, cut, cut + 1n]) {
        const digits = String(near);
        check(Number(digits.slice(0, 9)), Number(digits.slice(9)), 19);
      }
    }
  });
});
