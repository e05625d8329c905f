import assert from "node:assert/strict";
import { plainMessage } from "../../../../src/host/base/messages/plainMessage";

/** What the editor takes for a link in a message, a progress title or a prompt. */
const editorLink = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/gi;

describe("a message with text of a log", () => {
  const links = [
    "[click](command:workbench.action.terminal.sendSequence?%7B%7D)",
    "[site](https://example.com/a)",
    "[site](HTTP://example.com)",
    "[file](file:///etc/hosts 'a title')",
    '[label](command:runback.resetState "a title")',
    "[[a](command:x)](command:y)",
    "[one](command:a)[two](command:b)",
  ];
  for (const link of links)
    it(`holds no link: ${link}`, () => {
      const text = `The run ${link} has failed.`;
      assert.notEqual(text.match(editorLink), null, "the editor would make a link of it");
      assert.equal(plainMessage(text).match(editorLink), null);
      assert.equal(plainMessage(text).replaceAll("\u200b", ""), text, "reads as it was");
    });

  it("stays as it is without a link", () => {
    const text = "loss[0] (train) is NaN in swift-fox: f(x)[1]";
    assert.equal(plainMessage(text), text);
  });
});
