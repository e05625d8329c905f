import assert from "node:assert/strict";
import type { CurvesAnswer, CurvesQuery } from "../../../src/core/curves/curvesQuery";
import { ChartFeed } from "../../../webview/compare/sections/curves/chart/chartFeed";

const answer: CurvesAnswer = { curves: [], bands: [], from: 0, to: 1 };
const query = (metric: string): CurvesQuery => ({
  ...{ runIds: [], metric, axis: "step", isLogX: false, range: null, columns: 100, smoothing: 0 },
});

/** A host that answers when it is told to, and what was asked and answered, in order. */
function slowHost() {
  const said: string[] = [];
  const waiting = new Map<string, { give(answer: CurvesAnswer): void; fail(error: Error): void }>();
  const feed = new ChartFeed(({ metric }) => {
    said.push(`asked ${metric}`);
    return new Promise((give, fail) => waiting.set(metric, { give, fail }));
  });
  const chart = (metric: string, place: object = {}): Promise<unknown> =>
    feed.curves(place, query(metric)).then(
      (found) => said.push(`${metric} ${found === null ? "replaced" : "answered"}`),
      (error: Error) => said.push(`${metric}: ${error.message}`),
    );
  return { said, waiting, feed, chart };
}

describe("ChartFeed", () => {
  it("asks two questions at once, and the next one before an answer is drawn", async () => {
    const { said, waiting, chart } = slowHost();
    const [first] = ["a", "b", "c", "d"].map((metric) => chart(metric));
    assert.deepEqual(said, ["asked a", "asked b"]);
    waiting.get("a")?.give(answer);
    await first;
    assert.deepEqual(said, ["asked a", "asked b", "asked c", "a answered"]);
  });

  it("goes on after a question that failed, and asks of each chart only the last", async () => {
    const { said, waiting, chart } = slowHost();
    const place = {};
    const all = [chart("a"), chart("b"), chart("c", place), chart("d", place)];
    waiting.get("a")?.fail(new Error("gone"));
    await all[0];
    for (const metric of ["b", "d"]) waiting.get(metric)?.give(answer);
    await Promise.all(all);
    assert.deepEqual(said, ["asked a", "asked b", "c replaced", "asked d", "a: gone", "b answered", "d answered"]);
  });
});
