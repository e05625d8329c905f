import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { PartResult } from "../../../bench/support/partResult";

interface TableModule {
  readonly resultTable: (result: PartResult, stamp: string) => string;
}

describe("benchmark results", () => {
  it("shows figures with three digits, the other side, and whether a goal is met", async () => {
    const module = pathToFileURL(path.resolve("bench", "support", "resultTable.mjs")).href;
    const { resultTable } = (await import(module)) as TableModule;
    const row = { name: "a|b", unit: "ms", median: 1.23456, p95: 12_345, repetitions: 7 };
    const against = { name: "JSON.parse", median: 2.5 };
    const text = resultTable(
      {
        part: "ingest",
        title: "What it is.",
        rows: [{ ...row, against, ratio: 2, ratioOf: "times as fast", goal: "at least 3", isMet: false }],
        notes: ["A note."],
      },
      "Measured today.",
    );
    assert.match(text, /^## ingest\n\nWhat it is\.\n/);
    assert.ok(
      text.includes(
        "| a\\|b | 1.23 ms | 12300 ms | 7 | JSON.parse: 2.5 ms | 2 times as fast | at least 3 | **no** |\n",
      ),
      text,
    );
    assert.ok(text.endsWith("- A note.\n- Measured today.\n"));
  });

  it("refuses a part that there is not, and names those that there are", () => {
    const { status, stderr } = spawnSync(process.execPath, ["bench/main.mjs", "speed"], { encoding: "utf8" });
    assert.equal(status, 1);
    assert.match(stderr, /unknown speed\. Parts: .*\bhost\b/);
  });
});
