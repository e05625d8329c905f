import assert from "node:assert/strict";
import { metricColumns } from "../../../../src/core/view/run/metricColumns";
import { runOverview } from "../../../../src/core/view/run/runOverview";
import { sampleDetail, sampleSummary } from "../../../support/model/sampleRun";

describe("a run with its metrics as columns", () => {
  it("says the same of every metric as before", () => {
    const metrics = {
      loss: sampleSummary({ sparkline: [1, NaN, 2] }),
      gone: sampleSummary({ last: NaN, min: NaN, max: -Infinity, nan: 3, sparkline: [] }),
    };
    const { detail, metrics: columns } = runOverview(sampleDetail({ metrics }));
    assert.deepEqual(columns.names, ["loss", "gone"]);
    assert.deepEqual(metricColumns.at(columns, 0), metrics.loss);
    assert.deepEqual(metricColumns.at(columns, 1), metrics.gone);
    assert.equal("metrics" in detail, false);
    assert.equal(detail.row.runName, "swift-fox");
  });
});
