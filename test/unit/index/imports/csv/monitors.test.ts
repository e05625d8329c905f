import assert from "node:assert/strict";
import { appendFileSync, cpSync, mkdirSync, renameSync } from "node:fs";
import path from "node:path";
import { stableBaselinesTool } from "../../../../../src/index/imports/csv/stableBaselinesTool";
import { TableImporter } from "../../../../../src/index/imports/tables/tableImporter";
import { temporaryFolder } from "../../live/support/temporaryFolder";
import { FolderReader } from "../support/folderReader";

const fixture = path.resolve("test/fixtures/csv/sb3");

describe("monitors of Stable-Baselines3", () => {
  let run: string;
  let reader: FolderReader;
  const metricsOf = (key: string) => [...reader.runs.get(key)!.metrics.keys()].filter((name) => name.includes("/r"));
  const move = (name: string, folder: string) => {
    mkdirSync(path.join(run, folder), { recursive: true });
    renameSync(path.join(run, name), path.join(run, folder, path.basename(name)));
  };

  beforeEach(() => {
    run = path.join(temporaryFolder(), "run");
    cpSync(fixture, run, { recursive: true });
    reader = new FolderReader(new TableImporter(stableBaselinesTool), path.dirname(run));
  });

  it("below the folder with the logger's table are part of its run, by the names of their folders", async () => {
    const whole = await new FolderReader(new TableImporter(stableBaselinesTool), path.dirname(run)).read();
    const rewards = [...whole.runs.values()][0]!.metrics.get("monitor/0/r");
    move("0.monitor.csv", "monitor");
    move("1.monitor.csv", "eval");
    await reader.read();
    assert.deepEqual([...reader.runs.keys()], ["run#"]);
    const found = metricsOf("run#").filter((name) => name.endsWith("/r"));
    assert.deepEqual(found.sort(), ["eval/monitor/1/r", "monitor/0/r"]);
    assert.deepEqual(reader.runs.get("run#")!.metrics.get("monitor/0/r"), rewards);
    appendFileSync(path.join(run, "monitor/0.monitor.csv"), "9,9,99.5\n");
    await reader.read();
    assert.equal(reader.runs.get("run#")!.metrics.get("monitor/0/r")!.length, rewards!.length + 1);
  });

  it("are a run of their own until that table is there", async () => {
    move("progress.csv", "later");
    move("0.monitor.csv", "monitor");
    move("1.monitor.csv", "monitor");
    await reader.read();
    assert.deepEqual([...reader.runs.keys()].sort(), ["run/later#", "run/monitor#"]);
    move("later/progress.csv", ".");
    await reader.read();
    assert.deepEqual([...reader.runs.keys()], ["run#"]);
    assert.ok(reader.runs.get("run#")!.metrics.has("monitor/1/r"));
  });
});
