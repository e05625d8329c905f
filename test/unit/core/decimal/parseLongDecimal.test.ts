import assert from "node:assert/strict";
import fc from "fast-check";
import { parseLongDecimal } from "../../../../src/core/decimal/parseLongDecimal";

const deepRuns = process.env["RUNBACK_DEEP"] ? 2_000_000 : 20_000;

function check(head: number, tail: number, tailDigits: number, exponent: number): boolean {
  const text = `${head}${String(tail).padStart(tailDigits, "0")}e${exponent}`;
  const value = parseLongDecimal(head, tail, tailDigits, exponent);
  if (!Number.isNaN(value)) assert.equal(value, Number(text), text);
  return !Number.isNaN(value);
}

describe("parseLongDecimal", function () {
  this.timeout(deepRuns > 100_000 ? 1_800_000 : 300_000);

  it("gives the double that Number gives, or leaves it to Number", () => {
    let answered = 0;
    const digits = fc.integer({ min: 1, max: 8 });
    const tail = digits.chain((count) => fc.tuple(fc.nat(10 ** count - 1), fc.constant(count)));
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e15 - 1 }),
        tail,
        fc.integer({ min: -22, max: 0 }),
        (head, [rest, count], e) => {
          if (check(head, rest, count, e)) answered++;
        },
      ),
      { numRuns: deepRuns },
    );
    assert.ok(answered > deepRuns * 0.99, `${answered} of ${deepRuns}`);
  });

  it("is right on and beside the middle between two doubles", () => {
    for (let i = 0; i < 2000; i++) {
      // 1 + (2i + 1) * 2^-53 has 53 decimals: cut at 20 digits it lies just below the middle, the next just above.
      const middle = (BigInt(2 ** 53) + BigInt(2 * i + 1)) * 10n ** 22n;
      const cut = middle / BigInt(2 ** 53);
      for (const near of [cut - 1n, cut, cut + 1n]) {
        const text = String(near);
        check(Number(text.slice(0, 15)), Number(text.slice(15)), text.length - 15, -22);
      }
    }
  });

  it("leaves exponents that it cannot handle to Number", () => {
    assert.ok(Number.isNaN(parseLongDecimal(1, 1, 1, 1)));
    assert.ok(Number.isNaN(parseLongDecimal(1, 1, 1, -23)));
  });
});
