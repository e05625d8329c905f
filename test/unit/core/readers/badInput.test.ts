import assert from "node:assert/strict";
import { decodeInSlices, pointsOf, type DecodedFile } from "./decodeInSlices";
import { badLogs, readFixture } from "./readFixture";

function read(name: (typeof badLogs)[number]): DecodedFile {
  return decodeInSlices(readFixture(name), []);
}

/** Metric, step and value of every point. */
function pointList({ items }: DecodedFile): [string, number, number][] {
  return pointsOf(items).map(({ metric, step, value }) => [metric, step, value]);
}

function problemList({ problems }: DecodedFile): string[] {
  return problems.map(({ line, reason }) => `${line}: ${reason}`);
}

describe("runbackDecoder: bad input", function () {
  this.timeout(300_000);

  it("takes a byte order mark, CRLF and empty lines, and leaves a torn last line for later", () => {
    const decoded = read("mark-and-crlf");
    assert.deepEqual(pointList(decoded), [
      ["loss", 0, 0.5],
      ["loss", 1, 0.25],
      ["loss", 2, 0.125],
    ]);
    assert.deepEqual(decoded.problems, []);
    assert.equal(decoded.consumed, readFixture("mark-and-crlf").lastIndexOf(10) + 1);
  });

  it("reads NaN, infinities, huge and tiny numbers, as texts and as bare tokens", () => {
    const decoded = read("strange-numbers");
    assert.deepEqual(pointList(decoded), [
      ["a", 0, NaN],
      ["b", 0, NaN],
      ["c", 0, Infinity],
      ["a", 1, -Infinity],
      ["b", 1, -Infinity],
      ["c", 1, -0],
      ["a", 2, Infinity],
      ["b", 2, 5e-324],
      ["c", 2, 9007199254740992],
      ["a", 9007199254740992, 1],
      ["b", 9007199254740992, -1e-7],
      ["c", 9007199254740992, 100],
      ["a", -3, 123456789012345680000000000000],
      ["b", -3, 0.12345678901234568],
      ["c", -3, Number.MAX_VALUE],
    ]);
    assert.deepEqual(decoded.problems, []);
  });

  it("says once a line what has the wrong type, and takes the rest of it", () => {
    const decoded = read("wrong-types");
    assert.deepEqual(pointList(decoded), [
      ["a", 0, 1],
      ["a", 5, 5],
    ]);
    assert.deepEqual(problemList(decoded), [
      '2: "t" is not a number',
      '3: "step" is missing',
      '4: "step" is not a number',
      '5: "values" is not an object',
      '6: metric "b" is not a number',
      '7: "params" is not an object',
      '8: tag "bad" is not a text',
      '9: "path" is missing',
      '10: "size" is not a number',
      '11: "text" is not a text',
      '12: "changed" is not a list',
      '14: "type" is missing',
      '15: "status" has an unknown value',
    ]);
    const events = decoded.items.flatMap((item) => (item.kind === "event" ? [item.event] : []));
    assert.deepEqual(
      events.filter(({ kind }) => kind === "tags"),
      [{ kind: "tags", tags: { good: "yes", number: "5" } }],
    );
    assert.deepEqual(events.at(-1), { kind: "end", time: 1764000014000, exitCode: 3, status: "FAILED", error: null });
    assert.equal(events.filter(({ kind }) => kind === "artifact").length, 1);
  });

  it("passes over garbage, with the right line numbers, and reads what stands between", () => {
    const decoded = read("garbage");
    assert.deepEqual(
      pointList(decoded).map(([, , value]) => value),
      [1, 2, 3, 5],
    );
    assert.deepEqual(
      decoded.problems.map(({ line }) => line),
      [3, 4, 5, 6, 7, 9, 10, 11, 12, 13, 15, 16],
    );
    for (const { reason, file } of decoded.problems) {
      assert.match(reason, /^not a JSON object: /);
      assert.doesNotMatch(reason, /\p{Cc}/u);
      assert.equal(file, "log");
    }
  });

  it("keeps odd keys apart and as they are", () => {
    const decoded = read("odd-keys");
    const keys = new Set(pointsOf(decoded.items).map(({ metric }) => metric));
    const wanted = [
      "__proto__",
      "constructor",
      "",
      "a.b/c d",
      "\0",
      "é😀",
      "\ufffd\ufffd",
      "\ud800",
      '"\\',
      "10",
      "2",
      "toString",
    ];
    assert.deepEqual([...keys].sort(), wanted.sort());
    assert.equal(pointsOf(decoded.items).length, 36);
    assert.deepEqual(decoded.problems, []);
    assert.equal(Object.getPrototypeOf({}), Object.prototype);
  });

  it("counts a record that was sent again once, and says what is missing or doubled once a file", () => {
    const decoded = read("again-and-gaps");
    assert.deepEqual(pointList(decoded), [
      ["a", 0, 1],
      ["a", 1, 2],
      ["b", 0, 1],
      ["a", 5, 7],
      ["a", 6, 9],
      ["a", 7, 10],
      ["b", 1, 2],
    ]);
    assert.deepEqual(problemList(decoded), [
      "7: records are missing before this line: they could not be written",
      "9: a second process writes to this file under the same name",
    ]);
  });

  it("tells the attempts of a resumed run apart, and keeps steps that repeat and go back", () => {
    const decoded = read("resumes");
    const points = pointsOf(decoded.items);
    assert.deepEqual(
      points.map(({ attempt, step }) => [attempt, step]),
      [
        [1, 0],
        [1, 1],
        [1, 2],
        [1, 3],
        [1, 4],
        [2, 3],
        [2, 4],
        [2, 5],
        [2, 3],
        [2, 3],
      ],
    );
    assert.deepEqual(decoded.problems, []);
  });

  it("reads the same when a file is seen first up to any of its bytes", () => {
    for (const name of badLogs) {
      const bytes = readFixture(name);
      const whole = decodeInSlices(bytes, []);
      const events = (file: DecodedFile) => file.items.filter(({ kind }) => kind === "event");
      for (let cut = 0; cut <= bytes.length; cut++) {
        const halves = decodeInSlices(bytes, [cut]);
        assert.deepEqual(pointsOf(halves.items), pointsOf(whole.items), `${name} cut at ${cut}`);
        assert.deepEqual(events(halves), events(whole), `${name} cut at ${cut}`);
        assert.deepEqual(halves.problems, whole.problems, `${name} cut at ${cut}`);
        assert.deepEqual(halves.state, whole.state, `${name} cut at ${cut}`);
      }
    }
  });
});
