import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Cli } from "./runCli";

interface Groups {
  readonly schema: number;
  readonly groups: { title: string; runs: string[]; metrics: Record<string, Record<string, number | string>> }[];
}

describe("command line: groups, comparison, best run", () => {
  let cli: Cli;
  let logs: string;
  before(() => {
    cli = new Cli();
    logs = mkdtempSync(path.join(tmpdir(), "runback-groups-"));
    [
      { lr: 0.1, seed: 1, acc: [0.5, 0.8] },
      { lr: 0.1, seed: 2, acc: [0.9] },
      { lr: 0.1, seed: 3, acc: [0.85] },
      { lr: "=1+1", seed: 1, acc: [0.4] },
    ].forEach(({ lr, seed, acc }, i) => {
      const folder = path.join(logs, "sweep", `run${i}`);
      mkdirSync(folder, { recursive: true });
      const records = [
        {
          v: 1,
          type: "run.start",
          seq: 0,
          t: 1764000000 + i,
          run_id: `01RUN${i}`,
          run_name: `run ${i}`,
          experiment: "sweep",
        },
        { type: "params", params: { lr, seed } },
        ...acc.map((value, step) => ({ type: "metric", t: 1764000100, step, values: { acc: value } })),
        { type: "run.end", t: 1764000200, status: "FINISHED" },
      ];
      writeFileSync(path.join(folder, "events.jsonl"), records.map((one) => `${JSON.stringify(one)}\n`).join(""));
    });
  });
  after(() => {
    cli.dispose();
    rmSync(logs, { recursive: true, force: true });
  });

  it("finds seed groups and says what their metrics are", async () => {
    const { schema, groups } = await cli.json<Groups>("ls", logs, "--group", "seed", "--metric", "acc", "--json");
    assert.equal(schema, 1);
    assert.deepEqual(
      groups.map(({ title, runs }) => [title, runs.length]),
      [
        ["lr==1+1", 1],
        ["lr=0.1", 3],
      ],
    );
    const acc = groups[1]?.metrics["acc"];
    assert.equal(acc?.["n"], 3);
    assert.ok(Math.abs(Number(acc["mean"]) - 0.85) < 1e-12);
    assert.ok(Math.abs(Number(acc["std"]) - 0.05) < 1e-12);
    assert.equal(groups[0]?.metrics["acc"]?.["std"], "NaN");
  });

  it("filters and sorts groups, by summaries too", async () => {
    const args = ["ls", logs, "--group", "params.lr", "--metric", "min(metrics.acc)"];
    const { out } = await cli.run(...args, "--having", "run_count > 1");
    assert.match(out, /^group +runs +min\(acc\)/);
    assert.match(out, /lr=0\.1 +3 +0\.75 ± 0\.22 +3/);
    assert.equal(out.trimEnd().split("\n").length, 2);
    const sorted = await cli.json<Groups>(...args, "--having", "ORDER BY metrics.acc DESC", "--json");
    assert.deepEqual(
      sorted.groups.map(({ runs }) => runs.length),
      [3, 1],
    );
  });

  it("writes CSV that no spreadsheet runs, and Markdown", async () => {
    const { out } = await cli.run("ls", logs, "--format", "csv");
    const [head = "", ...lines] = out.trimEnd().split("\r\n");
    assert.ok(head.includes("params.lr") && head.includes("metrics.acc"));
    assert.equal(lines.length, 4);
    assert.ok(out.includes("'=1+1") && !/(^|,)=1/m.test(out));
    const groups = await cli.run("ls", logs, "--group", "params.lr", "--format", "md");
    assert.match(groups.out, /^\| `group` \|/);
    assert.ok(groups.out.includes("± "));
  });

  it("points at the character that a query goes wrong at, on standard error", async () => {
    for (const [args, at] of [
      [["-q", "metrics.acc >"], 14],
      [["-q", "metrics.acc > 'high'"], 15],
      [["--group", "params.lr,,"], 11],
      [["--group", "seed", "--having", "nope.x = 1"], 1],
      [["-q", "run_count > 1"], 1],
    ] as const) {
      const { code, out, err } = await cli.run("ls", logs, ...args);
      assert.equal(code, 1);
      assert.equal(out, "");
      assert.ok(err.startsWith(`Character ${at}: `), err);
      const [, shown = "", mark = ""] = err.split("\n");
      assert.equal(mark.indexOf("^"), 2 + at - 1, shown);
    }
  });

  it("compares groups by the difference of their means, and says when runs are too few", async () => {
    const { out } = await cli.run("compare", logs, "--group", "params.lr", "--metric", "acc");
    assert.match(out, /lr=0\.1 +3 +0\.850 ± 0\.050 +lr==1\+1 +1 +0\.4 +\+0\.45 \(too few runs\)/);
    const alone = await cli.run("compare", logs, "--group", "experiment", "--metric", "acc");
    assert.equal(alone.code, 1);
    assert.match(alone.err, /one group/);
  });

  it("compares runs: what differs from the first", async () => {
    const { differences } = await cli.json<{ differences: Record<string, string>[] }>(
      ...["compare", logs, "run 0", "01RUN1", "--format", "json"],
    );
    assert.deepEqual(
      differences.map(({ name, "run 0": first, "run 1": second }) => [name, first, second]),
      [
        ["seed", "1", "2"],
        ["acc", "0.8", "0.9"],
      ],
    );
  });

  it("finds the best run by the metric's direction, or the one that is said", async () => {
    const best = await cli.json<{ value: number; step: number; run: { name: string } }>("best", logs, "acc", "--json");
    assert.deepEqual([best.value, best.step, best.run.name], [0.9, 0, "run 1"]);
    const { out } = await cli.run("best", logs, "acc", "--lower", "-q", "params.lr = 0.1");
    assert.match(out, /^run 0 .*acc 0\.5 at step 0\n$/);
    const { code, err } = await cli.run("best", logs, "nope");
    assert.equal(code, 1);
    assert.match(err, /--lower or --higher/);
  });
});
