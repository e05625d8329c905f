import assert from "node:assert/strict";
import { reachLines } from "../../../../src/core/view/detail/reachLines";
import { plainTranslate } from "../../../../src/core/view/plainTranslate";
import type { SourceReach } from "../../../../src/core/view/source/sourceReach";

const lines = (more: Partial<SourceReach>) =>
  reachLines(
    { folder: "/repo", found: "snapshot", notice: null, remedy: null, canFetch: false, ...more },
    plainTranslate,
  );

describe("whether a run's code can be reached", () => {
  it("is one line when it can, with the repository in the tooltip", () => {
    const [line, ...rest] = lines({});
    assert.deepEqual([line?.description, line?.tooltip, rest.length], ["yes", "/repo", 0]);
  });

  it("says what is less than the log promised", () => {
    const notice = "The snapshot is not in this clone.";
    const [line] = lines({ found: "commit", notice });
    assert.equal(line?.description, "in part: commit only, uncommitted changes are unknown");
    assert.equal(line?.tooltip, `${notice}\n/repo`);
  });

  it("says why not, and offers to fetch where that can help", () => {
    const notice = "Commit 0123456789 is not in this shallow clone.";
    const [line, fetch] = lines({ folder: null, found: null, notice, remedy: "Fetch.", canFetch: true });
    assert.deepEqual([line?.description, line?.tooltip], [notice, `${notice}\nFetch.`]);
    assert.deepEqual(fetch?.act, { kind: "fetchSource" });
  });

  it("is not told while it is not known", () => {
    assert.deepEqual(reachLines(null, plainTranslate), []);
  });
});
