import assert from "node:assert/strict";
import { parseMeta } from "../../../../../src/core/readers/mlflow/parseMeta";
import { paramValueOf } from "../../../../../src/core/readers/mlflow/paramValueOf";
import { parseYaml } from "../../../../../src/core/text/parseYaml";

describe("MLflow: meta.yaml", () => {
  it("reads usual files as the YAML parser does", () => {
    const texts = [
      "a: 1\nb: 'it''s'\nc: null\nd: []\ne: {}\nf: file:///x/y z\ng: true\nh: ''\ni:\n",
      "id: 554880379647221778\nquoted: '0'\nname: wide é\ntext: \"x\\ty\"\nlong: a b\n  c\n",
      "time: 1700000000000\nversion: 1.10\nword: 1e5\ndate: 2026-11-23\noctal: 012\nnan: .nan\nyes: yes\n",
      "comment: a # b\nkey: - x\nuri: C:\\logs\\1\nnested:\n  a: b\n",
      "tilde: ~\nplus: +5\nhex: 0x1F\ninf: -.inf\nNull: Null\nTrue: TRUE\n",
    ];
    for (const text of texts) {
      const { value } = parseYaml(text);
      assert.deepEqual(parseMeta(text), value, text);
    }
  });

  it("keeps every digit of an id", () => {
    assert.equal(parseMeta("id: 554880379647221778\n")!.id, "554880379647221778");
  });

  it("takes a text without a last line end, or one that is no mapping, for none", () => {
    for (const text of ["", "a: 1", "- a\n", "a: [\n", "a: b: c\n"]) assert.equal(parseMeta(text), null, text);
  });
});

describe("MLflow: params", () => {
  it("makes numbers and truth values of Python's texts, and leaves what would not come back", () => {
    assert.deepEqual(["0.1", "1.0", "1e-05", "-3", "True", "False"].map(paramValueOf), [0.1, 1, 1e-5, -3, true, false]);
    const texts = [
      "007",
      "1.",
      "1.10",
      "0.50",
      "nan",
      "None",
      "",
      "1_000",
      "12345678901234567890",
      "1e999",
      "0x10",
      " 1",
    ];
    assert.deepEqual(texts.map(paramValueOf), texts);
  });
});
