import assert from "node:assert/strict";
import { dirtyBadgeText } from "../../../../src/core/view/runs/dirtyBadgeText";

describe("the badge of uncommitted files", () => {
  it("is the number, and never a smaller one where there is no room for it", () => {
    assert.deepEqual([0, 1, 9, 10, 99, 100, 5000].map(dirtyBadgeText), ["±", "1", "9", "10", "99", "∞", "∞"]);
  });
});
