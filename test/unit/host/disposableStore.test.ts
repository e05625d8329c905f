import assert from "node:assert/strict";
import { DisposableStore } from "../../../src/host/base/disposableStore";

describe("DisposableStore", () => {
  it("ends all, the newest first, once", () => {
    const ended: string[] = [];
    const store = new DisposableStore();
    for (const name of ["a", "b", "c"]) store.add({ dispose: () => ended.push(name) });
    store.dispose();
    store.dispose();
    assert.deepEqual(ended, ["c", "b", "a"]);
    assert.equal(store.size, 0);
  });

  it("ends at once what comes after its end", () => {
    const store = new DisposableStore();
    store.dispose();
    let isEnded = false;
    store.add({ dispose: () => (isEnded = true) });
    assert.equal(isEnded, true);
  });
});
