import assert from "node:assert/strict";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { type TinyWorkspace, tinyWorkspace } from "./tinyWorkspace";

interface LogRecord {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** Records of every run, by the run's name and id. */
function readLogs(folder: string): Map<string, LogRecord[]> {
  const logs = new Map<string, LogRecord[]>();
  const root = path.join(folder, ".runback", "runs");
  for (const experiment of readdirSync(root))
    for (const run of readdirSync(path.join(root, experiment))) {
      const text = readFileSync(path.join(root, experiment, run, "events.jsonl"), "utf8");
      // The one that was killed outright may end in a torn line.
      const lines = text.slice(0, text.lastIndexOf("\n")).split("\n");
      const records = lines.map((line) => JSON.parse(line) as LogRecord);
      logs.set(`${String(records[0]?.["run_name"])} ${run}`, records);
    }
  return logs;
}

const ofType = (records: LogRecord[], type: string) => records.filter((record) => record.type === type);
const statusOf = (records: LogRecord[]) => ofType(records, "run.end").at(-1)?.["status"] ?? "RUNNING";

describe("demo workspace", () => {
  let workspace: TinyWorkspace;
  let logs: Map<string, LogRecord[]>;
  const named = (name: string) => [...logs].filter(([key]) => key.startsWith(`${name} `)).map(([, records]) => records);

  before(function () {
    this.timeout(600_000);
    workspace = tinyWorkspace();
    logs = readLogs(workspace.folder);
  });
  after(() => workspace.remove());

  it("prints its path and nothing else", () => {
    assert.equal(workspace.output, `${workspace.folder}\n`);
  });

  it("has a history of at least eight commits that is the same on every machine", () => {
    const again = path.join(workspace.folder, "..", "again");
    mkdirSync(again);
    const patches = path.resolve("demo", "project", "history");
    const files = readdirSync(patches).map((file) => path.join(patches, file));
    const inAgain = ["-C", again, "-c", "user.name=Mira Okafor", "-c", "user.email=mira@example.org"];
    workspace.git(...inAgain, "init", "--quiet", "--initial-branch=main");
    workspace.git(...inAgain, "am", "--quiet", "--committer-date-is-author-date", ...files);
    assert.ok(files.length >= 8);
    assert.equal(workspace.git("rev-parse", "main"), workspace.git(...inAgain, "rev-parse", "main"));
  });

  it("holds real logs of other tools, hidden from git and long silent", () => {
    const tools = path.join(workspace.folder, "other-tools");
    const names = readdirSync(tools, { recursive: true }).map(String);
    for (const wanted of ["mlflow.db", "results.csv", "trainer_state.json", ".wandb", "meta.yaml"])
      assert.ok(
        names.some((name) => name.endsWith(wanted)),
        wanted,
      );
    const events = names.find((name) => name.includes("tfevents"));
    assert.ok(events !== undefined && Date.now() - statSync(path.join(tools, events)).mtimeMs > 3_600_000);
  });

  it("leaves the working tree clean, on its branch", () => {
    assert.equal(workspace.git("status", "--porcelain"), "");
    assert.equal(workspace.git("symbolic-ref", "--short", "HEAD"), "main");
  });

  it("holds runs of every ending", () => {
    const statuses = new Set([...logs.values()].map(statusOf));
    assert.deepEqual([...statuses].sort(), ["FAILED", "FINISHED", "KILLED", "RUNNING"]);
    const failed = named("lr100-seed1")[0] ?? [];
    const error = ofType(failed, "run.end")[0]?.["error"] as { type: string; message: string };
    assert.equal(error.type, "ValueError");
    assert.match(error.message, /math domain error/);
  });

  it("nests the runs of the sweep in it", () => {
    const [sweep] = named("sweep");
    const id = sweep?.[0]?.["run_id"];
    const children = [...logs.values()].filter((records) => records[0]?.["parent_run_id"] === id);
    assert.equal(children.length, 9);
  });

  it("resumes a killed run with changed code", () => {
    const [resumed] = named("lr0.4-seed1");
    assert.ok(resumed);
    assert.equal(statusOf(resumed), "FINISHED");
    // Told once more when its first step is one that the killed attempt had logged.
    assert.deepEqual([...new Set(ofType(resumed, "run.resume").map(({ attempt }) => attempt))], [2]);
    const sources = ofType(resumed, "source");
    assert.deepEqual(
      sources.map(({ attempt, dirty }) => [attempt, dirty]),
      [
        [1, false],
        [2, true],
      ],
    );
    assert.notEqual(sources[0]?.["snapshot"], sources[1]?.["snapshot"]);
  });

  it("keeps uncommitted code of its runs, untracked files included", () => {
    const [diverging] = named("lr3-seed1");
    const source = ofType(diverging ?? [], "source")[0];
    assert.equal(source?.["dirty"], true);
    const files = workspace.git("ls-tree", "--name-only", String(source["snapshot"])).split("\n");
    assert.ok(files.includes("activations.py"));
    assert.equal(existsSync(path.join(workspace.folder, "activations.py")), false);
  });

  it("records source, params, metrics, data set and artifacts", () => {
    for (const [name, records] of logs) {
      const sources = ofType(records, "source");
      assert.ok(sources.length > 0, `${name} has no source`);
      assert.ok(
        sources.every((source) => source["evidence"] === "snapshot"),
        name,
      );
      assert.ok(ofType(records, "params").length > 0, name);
    }
    const [trees] = named("depth4-seed2");
    assert.ok(trees);
    assert.match(String(ofType(trees, "dataset")[0]?.["digest"]), /^[0-9a-f]{16,}$/);
    assert.deepEqual(
      ofType(trees, "artifact").map(({ name }) => name),
      ["confusion.svg", "regions.png"],
    );
    const values = ofType(trees, "metric").at(-1)?.["values"] as Record<string, number>;
    assert.ok((values["val_acc"] ?? 0) > 0.5);
  });
});
