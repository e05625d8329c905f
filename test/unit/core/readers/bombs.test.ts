import assert from "node:assert/strict";
import { flattenParams } from "../../../../src/core/readers/shared/flattenParams";
import { runbackDecoder } from "../../../../src/core/readers/runback/runbackDecoder";
import type { JsonValue } from "../../../../src/core/model/jsonValue";
import { RunState } from "../../../../src/core/runs/runState";
import { decodeInSlices, pointsOf } from "./decodeInSlices";

const mebibyte = 1024 * 1024;
const line = (text: string) => Buffer.from(`${text}\n`);

describe("runbackDecoder: bombs", function () {
  this.timeout(300_000);

  it("skips a line of 100 MB as one problem, without keeping it, and goes on with the right line", () => {
    const filler = new Uint8Array(17 * mebibyte).fill(97);
    const before = line('{"type":"metric","step":1,"values":{"a":1}}');
    const after = line('{"type":"metric","step":2,"values":{"a":2}}');
    const first = runbackDecoder.decode(Buffer.concat([before, filler]), 0, null, "log");
    assert.equal(first.problemCount, 1);
    assert.match(first.problems[0]?.reason ?? "", /longer than 16 MiB/);
    assert.equal(first.problems[0]?.line, 2);
    let offset = first.consumed;
    assert.equal(offset, before.length + filler.length);
    let state = first.state;
    for (let i = 0; i < 5; i++) {
      const slice = runbackDecoder.decode(filler, offset, state, "log");
      assert.deepEqual([slice.consumed, slice.problemCount, slice.items.length], [filler.length, 0, 0]);
      assert.ok(JSON.stringify(slice.state).length < 1000);
      offset += slice.consumed;
      state = slice.state;
    }
    const last = runbackDecoder.decode(Buffer.concat([line("aaa"), after, line("{")]), offset, state, "log");
    assert.deepEqual(
      pointsOf(last.items).map(({ step }) => step),
      [2],
    );
    assert.deepEqual(
      last.problems.map((problem) => problem.line),
      [4],
    );
  });

  it("skips it just so when it is seen at once", () => {
    const long = new Uint8Array(17 * mebibyte).fill(97);
    const bytes = Buffer.concat([line("{}"), long, line(""), line('{"type":"metric","step":2,"values":{"a":2}}')]);
    const { problems, items, consumed } = decodeInSlices(bytes, []);
    assert.deepEqual(
      problems.map((problem) => problem.line),
      [1, 2],
    );
    assert.equal(pointsOf(items).length, 1);
    assert.equal(consumed, bytes.length);
  });

  it("does not run away on deep nesting, and what it keeps can be packed", () => {
    const depth = 100_000;
    const lists = `{"type":"params","params":{"deep":${"[".repeat(depth)}${"]".repeat(depth)},"lr":1}}`;
    const objects = `{"type":"params","params":${'{"a":'.repeat(depth)}1${"}".repeat(depth)}}`;
    const elsewhere = `{"type":"environment","env":${"[".repeat(depth)}${"]".repeat(depth)}}`;
    const error = `{"type":"run.end","status":"FAILED","error":${"[".repeat(depth)}${"]".repeat(depth)}}`;
    const bytes = Buffer.concat([lists, objects, elsewhere, error, `${"[".repeat(depth)}`].map(line));
    const state = new RunState();
    const { items } = decodeInSlices(bytes, []);
    for (const item of items) if (item.kind === "event") state.apply(item.event);
    assert.ok(state.pack().length < 10_000);
    const params = flattenParams({ a: { b: { c: [1, [2]] } } } satisfies JsonValue);
    assert.deepEqual(params, { "a.b.c": [1, [2]] });
  });

  it("keeps 100 of 100,000 problems, and the count", () => {
    const { problems, problemCount } = decodeInSlices(Buffer.from("{\n".repeat(100_000)), [1000, 70_001]);
    assert.equal(problems.length, 100);
    assert.equal(problems.at(-1)?.line, 100);
    assert.equal(problemCount, 100_000);
  });

  it("reads 10,000 metrics a line, and 10,000 lines with a metric each of its own", () => {
    const values = Array.from({ length: 10_000 }, (_, i) => `"layer.${i}/weight":${i / 7}`).join(",");
    const wide = Array.from({ length: 20 }, (_, step) => `{"type":"metric","step":${step},"values":{${values}}}\n`);
    const decoded = decodeInSlices(Buffer.from(wide.join("")), [500_000]);
    assert.equal(pointsOf(decoded.items).length, 200_000);
    const tall = Array.from({ length: 10_000 }, (_, i) => `{"type":"metric","step":${i},"values":{"m${i}":${i}}}\n`);
    const points = pointsOf(decodeInSlices(Buffer.from(tall.join("")), []).items);
    assert.equal(points.length, 10_000);
    assert.deepEqual([points[9999]?.metric, points[9999]?.value], ["m9999", 9999]);
  });
});
