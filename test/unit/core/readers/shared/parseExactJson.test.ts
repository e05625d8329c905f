import assert from "node:assert/strict";
import { parseExactJson } from "../../../../../src/core/readers/shared/parseExactJson";

describe("JSON with all digits of its whole numbers", () => {
  it("keeps whole numbers beyond 2^53 as texts, and all others as numbers", () => {
    assert.deepEqual(
      parseExactJson('{"a": 12345678901234567891, "b": [-9007199254740993, 9007199254740991], "c": 1}'),
      {
        a: "12345678901234567891",
        b: ["-9007199254740993", 9007199254740991],
        c: 1,
      },
    );
    assert.deepEqual(parseExactJson("9007199254740992"), "9007199254740992");
    assert.deepEqual(
      parseExactJson("[0.1234567890123456, 1e+20, 12345678901234567890.5, -1.5E-20]"),
      [0.1234567890123456, 1e20, 12345678901234567000, -1.5e-20],
    );
  });

  it("leaves strings and keys as they are", () => {
    const text = '{"12345678901234567891": "x 12345678901234567891 \\" -12345678901234567891, \\\\", "n": [NaN]}';
    assert.deepEqual(parseExactJson(text), {
      "12345678901234567891": 'x 12345678901234567891 " -12345678901234567891, \\',
      n: [NaN],
    });
    const long = "1".repeat(5_000_000);
    assert.deepEqual(parseExactJson(`["${long}"]`), [long]);
  });

  it("refuses what is no JSON", () => {
    for (const text of [
      "12345678901234567891 1",
      '["12345678901234567891',
      "01234567890123456789",
      "--12345678901234567891",
    ])
      assert.equal(parseExactJson(text), undefined, text);
  });
});
