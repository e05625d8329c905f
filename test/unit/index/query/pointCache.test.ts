import assert from "node:assert/strict";
import { PointCache } from "../../../../src/index/query/series/pointCache";
import type { SeriesData } from "../../../../src/protocol/indexApi";

const whole = () => true;

function series(points: number): SeriesData {
  const column = () => new Float64Array(points);
  return { steps: column(), times: column(), values: column(), total: points };
}

describe("PointCache", () => {
  it("reads what it has not, and once only, until the run changes", async () => {
    const cache = new PointCache();
    let reads = 0;
    const read = async () => {
      reads++;
      return series(10);
    };
    const first = await cache.points("run", "loss", read, whole);
    assert.equal(await cache.points("run", "loss", read, whole), first);
    await cache.points("run", "acc", read, whole);
    assert.equal(reads, 2);
    cache.drop("other");
    assert.equal(await cache.points("run", "loss", read, whole), first);
    cache.drop("run");
    assert.equal(cache.bytes, 0);
    assert.notEqual(await cache.points("run", "loss", read, whole), first);
  });

  it("stays below its bound; the run that was looked at longest ago goes", async () => {
    const cache = new PointCache(3 * (256 + 24 * 1000));
    const none = () => Promise.reject(new Error("was kept"));
    for (const run of ["a", "b", "c"]) await cache.points(run, "loss", async () => series(1000), whole);
    await cache.points("a", "loss", none, whole);
    await cache.points("d", "loss", async () => series(1000), whole);
    for (const run of ["a", "c", "d"]) await cache.points(run, "loss", none, whole);
    await assert.rejects(cache.points("b", "loss", none, whole), /was kept/);
    const before = cache.bytes;
    await cache.points("large", "loss", async () => series(100_000), whole);
    assert.equal(cache.bytes, before, "what does not fit is not kept at all");
  });

  it("does not keep what a change may have overtaken, nor what was called off", async () => {
    const cache = new PointCache();
    let finish: (data: SeriesData) => void = () => undefined;
    const slow = cache.points("run", "loss", () => new Promise((resolve) => (finish = resolve)), whole);
    cache.drop("run");
    finish(series(5));
    assert.equal((await slow).total, 5);
    assert.equal(cache.bytes, 0);
    const part = await cache.points(
      "run",
      "loss",
      async () => series(2),
      () => false,
    );
    assert.deepEqual([part.total, cache.bytes], [2, 0]);
  });
});
