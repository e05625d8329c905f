import assert from "node:assert/strict";
import { TextCache } from "../../../../../src/core/readers/shared/textCache";

describe("texts that come again and again", () => {
  it("are what the bytes say, also when many share a place and when the bytes are written over", () => {
    const cache = new TextCache();
    const names = [...Array(5000).keys()].map((index) => `métrique/${index}`).concat("", "x".repeat(100));
    for (const round of [0, 1])
      for (const name of names) {
        const bytes = Buffer.from(`${round}${name}!`);
        assert.equal(cache.read(bytes, 1, bytes.length - 1), name);
        bytes.fill(0x21);
      }
  });
});
