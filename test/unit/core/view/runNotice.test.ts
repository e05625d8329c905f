import assert from "node:assert/strict";
import { plainTranslate } from "../../../../src/core/view/plainTranslate";
import { runNotices, type RunHappening } from "../../../../src/core/view/runs/runNotice";

const happening = (runId: string, event: RunHappening["event"], detail = ""): RunHappening => {
  return { runId, runName: `run-${runId}`, event, detail };
};
const notices = (list: RunHappening[], level: "all" | "problems" | "none" = "all") =>
  runNotices(list, level, plainTranslate);

describe("notices about watched runs", () => {
  it("tells one run with what happened", () => {
    const [notice] = notices([happening("1", "failed", "ValueError: bad shape")]);
    assert.deepEqual(notice, { severity: "warning", text: "Run run-1 failed: ValueError: bad shape", runId: "1" });
  });

  it("tells a sweep that ends in one message a kind, the worst first", () => {
    const ended = Array.from({ length: 500 }, (_, index) =>
      happening(String(index), index === 7 ? "failed" : "finished"),
    );
    const told = notices(ended);
    assert.deepEqual(
      told.map(({ text }) => text),
      ["Run run-7 failed.", "499 runs finished: run-0, run-1, run-2 …"],
    );
  });

  it("keeps to the level", () => {
    const list = [happening("1", "finished"), happening("2", "nan", "loss")];
    assert.deepEqual(
      notices(list, "problems").map(({ runId }) => runId),
      ["2"],
    );
    assert.deepEqual(notices(list, "none"), []);
  });
});
