import assert from "node:assert/strict";
import { visibleText } from "../../../../src/host/base/messages/visibleText";

describe("a text of a log in a list of the editor", () => {
  it("hides nothing", () => {
    assert.equal(visibleText("a\nb\u202ec"), "a\\u{a}b\\u{202e}c");
    assert.equal(visibleText("a\u200bb\u2066c\u2028"), "a\\u{200b}b\\u{2066}c\\u{2028}");
  });

  it("makes no icon", () => {
    assert.ok(!/\$\([a-z0-9-]+(~[a-z]+)?\)/i.test(visibleText("x $(alert) $(sync~spin)")));
  });

  it("stays as it is when it is plain", () => {
    for (const text of ["", "swift-fox", "Ünïcode · 学习 [a](b) $x"]) assert.equal(visibleText(text), text);
  });
});
