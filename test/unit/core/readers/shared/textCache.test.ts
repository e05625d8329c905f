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

  it("are what the bytes say when they are read from one buffer that is written over, as a log's slices are", () => {
    const cache = new TextCache();
    const bytes = Buffer.alloc(8);
    for (let index = 0; index < 5000; index++) {
      const name = `metric${String.fromCharCode(33 + (index % 90), 33 + Math.floor(index / 90))}`;
      bytes.write(name);
      assert.equal(cache.read(bytes, 0, bytes.length), name);
    }
  });
});
