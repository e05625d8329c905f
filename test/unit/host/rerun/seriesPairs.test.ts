import assert from "node:assert/strict";
import { judgeReproduction } from "../../../../src/core/compare/judgeReproduction";
import { plainTranslate } from "../../../../src/core/view/plainTranslate";
import { reproductionMarkdown } from "../../../../src/core/view/reproduction/reproductionMarkdown";
import { seriesPairs } from "../../../../src/host/rerun/reproduction/seriesPairs";
import type { SeriesData, SeriesQuery } from "../../../../src/protocol/indexApi";
import { sampleDetail, sampleRow, sampleSummary } from "../../../support/model/sampleRun";

const detail = (runId: string, values: Record<string, number[]>, params = {}) => {
  const metrics = Object.fromEntries(Object.keys(values).map((name) => [name, sampleSummary()]));
  return { values, detail: sampleDetail({ row: sampleRow({ runId }), metrics, params: { seed: 3, ...params } }) };
};

async function answer(left: ReturnType<typeof detail>, right: ReturnType<typeof detail>) {
  const asked: string[] = [];
  const series = async ({ runId, metric, points }: SeriesQuery): Promise<SeriesData> => {
    assert.equal(points, undefined, "thinned series cannot be compared");
    asked.push(`${runId} ${metric}`);
    const one = runId === left.detail.row.runId ? left : right;
    const values = Float64Array.from(one.values[metric] ?? []);
    const steps = values.map((_, index) => index * 10);
    return { steps, times: steps, values, total: values.length };
  };
  const signal = new AbortController().signal;
  const pairs = await seriesPairs(left.detail, right.detail, 1e-6, { series }, signal);
  const sides = [left, right].map((one) => ({ detail: one.detail, packages: {} })) as [never, never];
  const verdict = judgeReproduction(...sides, pairs, 1e-6, false);
  return { asked, pairs, text: reproductionMarkdown(verdict, ...sides, 1e-6, plainTranslate) };
}

describe("the answer to Verify Reproduction", () => {
  it("names metric, step and both values in full, of the metric that parts first", async () => {
    const left = detail("runback:a", { acc: [0.1, 0.2, 0.3], loss: [1, 0.4312, 0.3], seconds: [1, 2, 3] });
    const right = detail("runback:b", { acc: [0.1, 0.2, 0.4], loss: [1, 0.4318, 0.2], seconds: [4, 5, 6] }, { lr: 1 });
    const { asked, pairs, text } = await answer(left, right);
    assert.match(text, /^# Differs from step 10 on: `loss` 0\.4312 vs 0\.4318$/m);
    assert.match(text, /Left out, since they measure time or the machine: `seconds`/);
    assert.match(text, /First: param `lr`/);
    assert.match(text, /\| `seed` \| `3` \| `3` \|/);
    assert.ok(!asked.some((one) => one.includes("seconds")));
    assert.equal(pairs.length, 3);
  });

  it("says reproduced, and that nothing else differs", async () => {
    const { text } = await answer(detail("runback:a", { loss: [1, NaN] }), detail("runback:b", { loss: [1, NaN] }));
    assert.match(text, /^# Reproduced: 1 metrics are the same at every step/);
    assert.match(text, /Code, params, packages, data and hardware are the same/);
  });

  it("says when a metric is missing on one side", async () => {
    const { text } = await answer(detail("runback:a", { loss: [1], acc: [1] }), detail("runback:b", { loss: [1] }));
    assert.match(text, /Differs from step 0 on: `acc` 1 vs no point/);
  });

  it("renders nothing of a log", async () => {
    const evil = "](http://evil/) <img src=x> `|`";
    const { text } = await answer(
      detail("runback:a", { [evil]: [1] }),
      detail("runback:b", { [evil]: [2] }, { [evil]: evil }),
    );
    const outside = text.replace(/(`+)(?!`)[^\n]*?[^`\n]\1(?!`)/g, "");
    assert.doesNotMatch(outside, /evil|<img/);
  });

  it("stops when it is cancelled", async () => {
    const one = detail("runback:a", { loss: [1] }).detail;
    const series = () => Promise.reject(new Error("asked all the same"));
    await assert.rejects(seriesPairs(one, one, 0, { series }, AbortSignal.abort()), { name: "AbortError" });
  });
});
