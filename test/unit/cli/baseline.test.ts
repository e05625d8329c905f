import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { LogWriter } from "../../support/runs/logWriter";
import { Cli } from "./runCli";

describe("command line: baselines", () => {
  let cli: Cli;
  let project: string;
  let base: LogWriter;

  before(() => {
    cli = new Cli();
    project = mkdtempSync(path.join(tmpdir(), "runback-baseline-"));
    const logs = path.join(project, ".runback", "runs");
    const run = (name: string, loss: number) =>
      new LogWriter({ name, experiment: "digits" }, logs).metric(0, { val_loss: loss }).end();
    base = run("base", 0.5);
    run("other", 0.25);
    const marks = path.join(project, ".runback", "marks");
    mkdirSync(marks);
    const mark = { field: "baseline", value: "2026-11-23T08:00:00.000Z", at: 1_763_884_800_000 };
    const lines = ["[", `${JSON.stringify({ run_id: `runback:${base.id}` })},`, `${JSON.stringify(mark)},`, "null]"];
    writeFileSync(path.join(marks, `runback%3A${base.id}.json`), `${lines.join("\n")}\n`);
  });
  after(() => {
    cli.dispose();
    rmSync(project, { recursive: true, force: true });
  });

  it("show in lists, of one run, in queries and as JSON", async () => {
    const { out } = await cli.run("ls", project);
    assert.match(out, /base .*val_loss 0\.5 baseline/);
    assert.match(out, /other .*val_loss 0\.25 \(−0\.25, −50 % better\)/);
    const shown = await cli.run("show", project, "other");
    assert.match(shown.out, /^baseline +base$/m);
    assert.match(shown.out, /val_loss .*−0\.25, −50 % better/);
    const found = await cli.json<{ runs: { name: string; isBaseline: boolean }[] }>(
      "ls",
      project,
      "--json",
      "-q",
      "delta(metrics.val_loss) < 0",
    );
    assert.deepEqual(
      found.runs.map(({ name, isBaseline }) => [name, isBaseline]),
      [["other", false]],
    );
  });

  it("are named by `best`, with how far its best value is from theirs", async () => {
    const { out } = await cli.run("best", project, "val_loss");
    assert.match(out, /^other .* 0\.25 at step 0 {2}against base 0\.5: −0\.25, −50 % better$/m);
    const best = await cli.json<{ baseline: { value: number; delta: object } }>("best", project, "val_loss", "--json");
    assert.equal(best.baseline.value, 0.5);
    assert.deepEqual(best.baseline.delta, { absolute: -0.25, relative: -0.5, factor: 0.5, verdict: "better" });
  });

  it("and what is best go by the direction that is kept in the project", async () => {
    const folder = path.join(project, ".runback", "metrics");
    mkdirSync(folder);
    const line = JSON.stringify({ field: "val_loss", value: "higher", at: 1 });
    writeFileSync(path.join(folder, "directions.json"), `[\n${line},\nnull]\n`);
    assert.match((await cli.run("best", project, "val_loss")).out, /^base .* 0\.5 at step 0 {2}baseline$/m);
    assert.match((await cli.run("ls", project)).out, /−50 % worse/);
    assert.match((await cli.run("show", project, "other")).out, /−50 % worse/);
    const found = await cli.run("ls", project, "-q", "best(metrics.val_loss) > 0.3", "--format", "csv");
    assert.match(found.out, /base/);
    assert.match((await cli.run("best", project, "val_loss", "--lower")).out, /^other/m);
    rmSync(folder, { recursive: true });
  });

  it("are what one run by itself is compared with", async () => {
    const { out } = await cli.run("compare", project, "other", "--format", "csv");
    assert.match(out, /^[^\n]*base[^\n]*other/);
    assert.match(out, /val_loss[^\n]*0\.5,0\.25/);
    const wrong = await cli.run("compare", project, "base");
    assert.equal(wrong.code, 1);
    assert.match(wrong.err, /is the baseline itself/);
  });

  it("say on standard error which logs cannot be read, and leave the answer as it is", async () => {
    mkdirSync(path.join(base.folder, "..", "01BROKEN", "events.jsonl"), { recursive: true });
    const { code, out, err } = await cli.run("ls", project, "--json");
    assert.equal(code, 0, err);
    assert.match(err, /^runback: .*01BROKEN.events\.jsonl: /m);
    assert.equal((JSON.parse(out) as { runs: unknown[] }).runs.length, 2);
  });
});
