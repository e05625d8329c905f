import assert from "node:assert/strict";
import { codeSpan } from "../../../../src/core/view/codeSpan";

describe("codeSpan", () => {
  it("fences with more back-ticks than the text holds", () => {
    assert.equal(codeSpan("plain"), "`plain`");
    assert.equal(codeSpan("a ` b"), "`` a ` b ``");
    assert.equal(codeSpan("``"), "``` `` ```");
  });

  it("turns line ends and control characters into blanks", () => {
    assert.equal(codeSpan("a\r\n\nb\u2028c\u0000d"), "`a b c d`");
    assert.equal(codeSpan("\n"), "` `");
  });

  it("cuts long text without tearing a character", () => {
    assert.equal(codeSpan("abcdef", 4), "`abc…`");
    assert.equal(codeSpan("ab😀cd", 4), "`ab…`");
  });
});
