import assert from "node:assert/strict";
import { consoleText } from "../../../../src/core/view/consoleText";

describe("console output", () => {
  it("loses colours, cursor moves, titles and links of terminals", () => {
    assert.equal(
      consoleText("\u001b[1;31mred\u001b[0m \u001b[2Kx\u001b]0;title\u0007y\u001b]8;;http://a\u001b\\z"),
      "red xyz",
    );
    assert.equal(consoleText("a\u0000b\u0008c\td"), "abc\td");
  });

  it("keeps the last state of a progress bar, and line ends of Windows", () => {
    assert.equal(consoleText("  0%|\r 50%|\r100%|\nend\r\nlast\r"), "100%|\nend\nlast");
  });

  it("bears a sequence that is cut", () => {
    assert.equal(consoleText("a\u001b["), "a[");
    assert.equal(consoleText(""), "");
  });
});
