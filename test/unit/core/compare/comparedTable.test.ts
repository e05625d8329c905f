import assert from "node:assert/strict";
import { comparedTable } from "../../../../src/core/compare/copy/comparedTable";
import { comparisonMarkdown } from "../../../../src/core/compare/copy/comparisonMarkdown";
import { formatDelta } from "../../../../src/core/compare/copy/formatDelta";
import { metricDelta } from "../../../../src/core/compare/runs/metricDelta";
import { compareRuns } from "../../../../src/core/compare/runs/runComparison";
import { csvTable } from "../../../../src/core/format/csvTable";
import { sampleDetail, sampleRow, sampleSummary } from "../../../support/model/sampleRun";

const reading = { statistic: "last", directions: {}, baseline: 0, keyMetric: null } as const;
const details = [
  sampleDetail({
    row: sampleRow({ runName: "=cmd()" }),
    params: { lr: 0.1, same: 1, note: "<img src=x onerror=alert(1)>|" },
    metrics: { loss: sampleSummary({ last: 0.25 }) },
  }),
  sampleDetail({
    row: sampleRow({ runName: "b" }),
    params: { lr: -0.2, same: 1, note: "@SUM(A1)" },
    metrics: { loss: sampleSummary({ last: 0.123456789 }) },
  }),
];

describe("a comparison as text", () => {
  it("holds what differs, metrics at full precision", () => {
    const table = comparedTable(compareRuns(details), [], reading, { isAll: false, hasDeltas: true });
    assert.deepEqual(table[0], ["what", "name", "=cmd()", "b"]);
    assert.deepEqual(
      table.slice(1).map((row) => row[1]),
      ["lr", "note", "loss"],
    );
    assert.equal(table.at(-1)?.[3], "0.123456789 (−0.1265, −51 %)");
    const all = comparedTable(compareRuns(details), [], reading, { isAll: true, hasDeltas: false });
    assert.ok(all.some((row) => row[1] === "same"));
    assert.equal(all.at(-1)?.[3], "0.123456789");
  });

  it("as CSV is no formula in any cell, and numbers stay numbers", () => {
    const text = csvTable(comparedTable(compareRuns(details), [], reading, { isAll: false, hasDeltas: false }));
    assert.match(text, /^what,name,'=cmd\(\),b\r\n/);
    assert.match(text, /\r\nparam,lr,0\.1,-0\.2\r\n/);
    assert.match(text, /,'@SUM\(A1\)\r\n/);
    assert.equal(csvTable([["+1e3", "+x", "\tx", 'a"b', "a,b", "-"]]), `+1e3,'+x,'\tx,"a""b","a,b",'-\r\n`);
  });

  it("as Markdown keeps markup in code", () => {
    const table = comparedTable(compareRuns(details), [], reading, { isAll: false, hasDeltas: true });
    const text = comparisonMarkdown(table);
    assert.match(text, /^\| what \| name \| `=cmd\(\)` \| `b` \|\n/);
    assert.match(text, /`<img src=x onerror=alert\(1\)>\\\|`/);
  });

  it("writes deltas with their sign", () => {
    const delta = (value: number, baseline: number) => formatDelta(metricDelta(value, baseline, null)!);
    assert.equal(delta(0.365, 0.353), "+0.012, +3.4 %");
    assert.equal(delta(3, 0), "+3");
    assert.equal(delta(2, 2), "±0");
    assert.equal(delta(9.99, 1), "+8.99, +899 %");
  });

  it("writes large changes as a multiple, and none of a baseline that is as good as 0 or of the other sign", () => {
    const delta = (value: number, baseline: number) => formatDelta(metricDelta(value, baseline, null)!);
    assert.equal(delta(12, 1), "+11, × 12");
    assert.equal(delta(-447, -0.01), "−447, × 44,700");
    assert.equal(delta(0.3, 1e-8), "+0.3");
    assert.equal(delta(5, -0.2), "+5.2");
    assert.equal(delta(0.01, 1e9), "−1,000,000,000, −100 %");
  });
});
