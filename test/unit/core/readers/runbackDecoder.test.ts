import assert from "node:assert/strict";
import fc from "fast-check";
import { decodeInSlices, pointsOf } from "./decodeInSlices";
import { joinLines, logLines } from "./logLines";
import { referenceReader } from "./referenceReader";

const deepRuns = process.env["RUNBACK_DEEP"] ? 20_000 : 400;

const file = fc
  .tuple(logLines, fc.array(fc.constantFrom("\n", "\r\n"), { minLength: 1, maxLength: 3 }), fc.boolean())
  .map(([lines, ends, hasMark]) => joinLines(lines, ends, hasMark));

/** Where a file may be cut, as parts of its length. */
const cuts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 5 });

function places(bytes: Uint8Array, parts: readonly number[]): number[] {
  return parts.map((part) => Math.floor(part * bytes.length)).sort((a, b) => a - b);
}

describe("runbackDecoder: any log, cut anywhere", function () {
  this.timeout(deepRuns > 1000 ? 1_800_000 : 300_000);

  it("reads the points that a slow, obvious reader reads", () => {
    fc.assert(
      fc.property(file, cuts, (bytes, parts) => {
        const decoded = decodeInSlices(bytes, places(bytes, parts));
        assert.deepEqual(pointsOf(decoded.items), referenceReader(bytes));
      }),
      { numRuns: deepRuns },
    );
  });

  it("tells the same events, problems and state, however the bytes arrive", () => {
    fc.assert(
      fc.property(file, cuts, (bytes, parts) => {
        const whole = decodeInSlices(bytes, []);
        const sliced = decodeInSlices(bytes, places(bytes, parts));
        const events = (items: typeof whole.items) => items.filter((item) => item.kind === "event");
        assert.deepEqual(events(sliced.items), events(whole.items));
        assert.deepEqual(sliced.problems, whole.problems);
        assert.equal(sliced.problemCount, whole.problemCount);
        assert.deepEqual(sliced.state, whole.state);
        assert.equal(sliced.consumed, whole.consumed);
      }),
      { numRuns: deepRuns },
    );
  });

  it("survives any bytes, and reads up to the last line end", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const decoded = decodeInSlices(bytes, []);
        const lineEnd = bytes.lastIndexOf(10) + 1;
        const hasMark = Buffer.from(bytes.subarray(0, 3)).equals(Buffer.from("\ufeff"));
        assert.equal(decoded.consumed, Math.max(lineEnd, hasMark ? 3 : 0));
      }),
      { numRuns: deepRuns },
    );
  });
});
