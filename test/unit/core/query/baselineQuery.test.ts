import assert from "node:assert/strict";
import { parseQuery } from "../../../../src/core/query/parse/parseQuery";
import { idsFound, metric, run, tableOf } from "./queryRuns";

const since = "2026-11-23T08:00:00.000Z";
const of = (runId: string, loss: number, baselineSince: string | null = null, experimentId = "e") =>
  run(runId, { metrics: { loss: metric(loss) }, of: { experimentId, baselineSince } });

describe("queries about baselines", () => {
  const runs = () => [
    of("a", 1, since),
    of("b", 3, since),
    of("c", 1.5),
    of("d", 4),
    of("n", NaN),
    of("old", 9, "2026-01-01T00:00:00.000Z"),
    of("x", 1, null, "without"),
    of("nan", NaN, since, "hopeless"),
    of("y", 1, null, "hopeless"),
  ];
  const find = (query: string) => idsFound(parseQuery(query), tableOf(runs()), 0).sort().join(" ");

  it("compare the last value with the mean of the experiment's baseline", () => {
    assert.equal(find("delta(metrics.loss) < 0"), "a c");
    assert.equal(find("delta(metrics.loss) = 2"), "d");
    assert.equal(find("delta(metrics.loss) = NaN"), "n");
  });

  it("know no difference without a baseline, or with one that has no finite value", () => {
    assert.equal(find("delta(metrics.loss) IS NULL"), "nan x y");
    assert.equal(idsFound(parseQuery("delta(metrics.loss) > 0"), tableOf([of("a", 1)]), 0).length, 0);
  });

  it("know the runs that were marked last", () => {
    assert.equal(find("attributes.baseline = true"), "a b nan");
    assert.equal(find("attributes.baseline = false"), "c d n old x y");
  });

  it("sort by the difference, also after runs went and came", () => {
    const table = tableOf(runs());
    for (const gone of ["a", "x", "nan", "y", "n", "old"]) table.remove(gone);
    const sorted = () => idsFound(parseQuery("ORDER BY delta(metrics.loss)"), table, 0).join(" ");
    assert.equal(sorted(), "c b d");
    table.upsert(of("e", 2.5));
    assert.equal(sorted(), "c e b d");
    table.upsert(of("b", 3));
    assert.equal(idsFound(parseQuery("delta(metrics.loss) IS NOT NULL"), table, 0).length, 0);
  });
});
