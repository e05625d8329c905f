import assert from "node:assert/strict";
import { englishTime } from "../../../webview/runs/cells/englishTime";
import { openPage } from "../openPage";

describe("times in American English", () => {
  it("are written as the browser's own formatter writes them", async () => {
    const [first, step] = [1, 41 * 3_600_000 + 61_000];
    const times = Array.from({ length: 12_000 }, (_, i) => first + i * step);
    const opened = await openPage({});
    const theirs = await opened.page.evaluate((all) => {
      const format = new Intl.DateTimeFormat("en-US", { dateStyle: "medium", timeStyle: "short" });
      return all.map((time) => format.format(time));
    }, times);
    await opened.close();
    assert.deepEqual(times.map(englishTime), theirs);
  });
});
