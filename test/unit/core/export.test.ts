import assert from "node:assert/strict";
import { exportTable } from "../../../src/core/export/exportTable";
import { seriesParts, type ExportedSeries } from "../../../src/core/export/seriesParts";
import { summaryMarkdown } from "../../../src/core/export/summaryMarkdown";
import { sampleDetail } from "../../support/model/sampleRun";
import { metric } from "./query/queryRuns";

async function* list(...all: readonly ExportedSeries[]): AsyncGenerator<ExportedSeries> {
  yield* all;
}
async function textOf(format: "csv" | "json", ...all: readonly ExportedSeries[]): Promise<string> {
  let text = "";
  for await (const part of seriesParts(list(...all), format)) text += part;
  return text;
}

describe("exports", () => {
  it("write tables whose texts run and render nowhere", () => {
    const rows = [
      ["=1+1", -2.5, null],
      ["a|b<img>", NaN, 0],
    ];
    assert.equal(exportTable("runs", ["x", "y", "z"], rows, "csv"), "x,y,z\r\n'=1+1,-2.5,\r\na|b<img>,NaN,0\r\n");
    assert.deepEqual(JSON.parse(exportTable("runs", ["x", "y", "z"], rows, "json")), {
      schema: 1,
      runs: [
        { x: "=1+1", y: -2.5, z: null },
        { x: "a|b<img>", y: "NaN", z: 0 },
      ],
    });
    assert.ok(exportTable("runs", ["x", "y", "z"], rows, "md").includes("`a\\|b<img>`"));
  });

  it("write every point of series, as lines or as columns", async () => {
    const series = {
      runId: "r1",
      runName: "@name",
      metric: "loss",
      steps: Float64Array.of(0, 1),
      times: Float64Array.of(0, NaN),
      values: Float64Array.of(0.5, Infinity),
    };
    assert.equal(
      await textOf("csv", series),
      "run_id,run_name,metric,step,time,value\r\n" +
        "r1,'@name,loss,0,1970-01-01T00:00:00.000Z,0.5\r\nr1,'@name,loss,1,,Infinity\r\n",
    );
    const { series: read } = JSON.parse(await textOf("json", series, series)) as { series: unknown[] };
    assert.equal(read.length, 2);
    assert.deepEqual(read[0], {
      ...{ runId: "r1", runName: "@name", metric: "loss" },
      ...{ step: [0, 1], time: [0, null], value: [0.5, "Infinity"] },
    });
    assert.deepEqual(JSON.parse(await textOf("json")), { schema: 1, series: [] });
  });

  it("write runs as Markdown with mean ± std, and how many runs it is of", () => {
    const of = (runName: string, seed: number, acc: number | null) => {
      const detail = sampleDetail();
      const metrics = acc === null ? {} : { acc: metric(acc) };
      return { ...detail, row: { ...detail.row, runName }, params: { lr: 1, seed }, metrics };
    };
    const lines = summaryMarkdown([of("a", 1, 0.8), of("b", 2, 0.9), of("c", 3, null)]).split("\n");
    assert.equal(lines[0], "| `run` | `seed` | `acc` |");
    assert.equal(lines[2], "| `a` | `1` | `0.8` |");
    assert.equal(lines[5], "| `mean ± std` |  | `0.850 ± 0.071 (n = 2)` |");
    assert.equal(summaryMarkdown([of("a", 1, 0.8)]).split("\n").length, 4);
  });
});
