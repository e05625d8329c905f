import assert from "node:assert/strict";
import { decodeInSlices, pointsOf } from "./decodeInSlices";
import { badLogs, readFixture } from "./readFixture";
import { referenceReader } from "./referenceReader";

const rounds = process.env["RUNBACK_DEEP"] ? 150_000 : 700;
const seed = Number(process.env["RUNBACK_SEED"] ?? 20261123);

/** Whole numbers below `limit`, the same for the same seed. */
function dice(start: number): (limit: number) => number {
  let state = start >>> 0;
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

/** One to four changes: a byte flipped, set to a mark of JSON, left out, put in, or a stretch doubled. */
function mutate(bytes: Uint8Array, roll: (limit: number) => number): Uint8Array {
  let list = [...bytes];
  const marks = [...Buffer.from('"{}[]:,.-+0159eEN\\\n\r ')];
  for (let left = 1 + roll(4); left > 0; left--) {
    const at = roll(list.length);
    const kind = roll(5);
    if (kind === 0) list[at] = (list[at] ?? 0) ^ (1 << roll(8));
    else if (kind === 1) list[at] = marks[roll(marks.length)] ?? 0;
    else if (kind === 2) list.splice(at, 1 + roll(3));
    else if (kind === 3) list.splice(at, 0, roll(256));
    else list = [...list.slice(0, at), ...list.slice(Math.max(0, at - roll(200)))];
  }
  return Uint8Array.from(list);
}

/** What both readers are to agree on: the reference knows no numbers written as texts. */
function comparable(bytes: Uint8Array): boolean {
  return !/"-?\d+"/.test(Buffer.from(bytes).toString("latin1"));
}

describe("runbackDecoder: random changes of bytes", () => {
  it(`never throws, and reads what a slow, obvious reader reads (seed ${seed})`, function () {
    this.timeout(rounds > 10_000 ? 3_600_000 : 300_000);
    const roll = dice(seed);
    const logs = badLogs.map((name) => readFixture(name));
    for (let round = 0; round < rounds; round++) {
      const bytes = mutate(logs[round % logs.length] ?? new Uint8Array(), roll);
      const decoded = decodeInSlices(
        bytes,
        [roll(bytes.length), bytes.length].sort((a, b) => a - b),
      );
      if (!comparable(bytes)) continue;
      assert.deepEqual(pointsOf(decoded.items), referenceReader(bytes), `round ${round} of seed ${seed}`);
    }
  });
});
