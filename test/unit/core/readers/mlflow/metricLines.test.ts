import assert from "node:assert/strict";
import { metricLines } from "../../../../../src/core/readers/mlflow/metricLines";

const read = (text: string, from = 0) => metricLines(Buffer.from(text), from);

describe("MLflow: lines of a metric file", () => {
  it("takes two, three, five and more fields", () => {
    const { steps, values, times, lines, consumed } = read("1 0.5\n2 1e-05 7\n3 nan -2 a data set 1234\n4 9");
    assert.deepEqual([...steps], [0, 7, -2]);
    assert.deepEqual([...values], [0.5, 1e-5, NaN]);
    assert.deepEqual([...times], [1, 2, 3]);
    assert.deepEqual([lines, consumed], [3, 41]);
  });

  it("says which lines hold no point", () => {
    const { steps, bad, badCount } = read("\n0x10 1 1\n1 1 1\n1\n1 2 3.5.6\n");
    assert.deepEqual([...steps], [1]);
    assert.deepEqual([bad, badCount], [[1, 3, 4], 3]);
  });

  it("knows the points before the new ones, and gives equal ones once", () => {
    const known = "5 1 0\n6 2 1\n";
    const { values, lines } = read(`${known}6 2 1\n5 1 0\n6 3 1\n7 nan 2\n7 nan 2\n`, known.length);
    assert.deepEqual([...values], [3, NaN]);
    assert.equal(lines, 5);
  });

  it("gives nothing of an unfinished line, which may be half a number", () => {
    assert.equal(read("1665614669299 82").consumed, 0);
    assert.equal(read("").lines, 0);
  });
});
