import assert from "node:assert/strict";
import { appendFileSync, cpSync, mkdirSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import { mlflowImporter } from "../../../../../src/index/imports/mlflow/mlflowImporter";
import { temporaryFolder } from "../../live/support/temporaryFolder";
import { FolderReader } from "../support/folderReader";

const id = "0123456789abcdef0123456789abcdef";
const hour = 3600;

/** A store of one experiment and one run, written by hand. */
class Store {
  readonly folder = path.join(temporaryFolder(), "mlruns");
  readonly run = path.join(this.folder, "554880379647221778", id);
  readonly reader = new FolderReader(mlflowImporter, path.dirname(this.folder));

  constructor() {
    this.write(
      "../meta.yaml",
      "artifact_location: s3://b/1\nexperiment_id: '554880379647221778'\nlifecycle_stage: active\nname: digits\n",
    );
    this.meta(1);
    this.write("metrics/train/loss ", "1700000000000 0.5 0\n");
  }

  write(name: string, text: string | Uint8Array): void {
    const file = path.join(this.run, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  meta(status: number, more = ""): void {
    const end = status === 1 ? "null" : "1700000009000";
    this.write(
      "meta.yaml",
      `artifact_uri: s3://b/1/${id}/artifacts\nend_time: ${end}\nexperiment_id: '554880379647221778'\n` +
        `lifecycle_stage: active\nrun_id: ${id}\nrun_name: 'it''s: one'\nrun_uuid: ${id}\nstart_time: 1700000000000\n` +
        `status: ${status}\ntags: []\nuser_id: ada\n${more}`,
    );
  }

  async read() {
    return [...(await this.reader.read()).runs.values()][0];
  }

  async points(metric = "train/loss ") {
    return (await this.read())?.metrics.get(metric)?.map(([step, , value]) => [step, value]);
  }
}

describe("MLflow's file store", () => {
  it("finds a store by what it holds, whatever its name, and one experiment or run of it alone", async () => {
    const { folder, run } = new Store();
    const names = (at: string) =>
      readdirSync(at, { withFileTypes: true }).map((entry) => ({
        name: entry.name,
        kind: entry.isDirectory() ? ("folder" as const) : ("file" as const),
      }));
    const found = (at: string) => mlflowImporter.recognize(at, names(at));
    assert.equal(found(folder).isCollection, true);
    assert.equal(found(path.dirname(run)).isCollection, true);
    assert.deepEqual(
      found(run).units.map(({ path: at, experiment }) => [at, experiment]),
      [[run, "digits"]],
    );
    assert.equal(found(path.join(run, "metrics")).isCollection, false);
  });

  it("takes an artifact tree of a database for no store", async () => {
    const store = new Store();
    rmSync(path.join(store.run, "..", "meta.yaml"));
    rmSync(path.join(store.run, "meta.yaml"));
    assert.equal(await store.read(), undefined);
  });

  it("reads on from where it was: whole lines only, names untrimmed, CRLF, old and new fields", async () => {
    const store = new Store();
    assert.deepEqual(await store.points(), [[0, 0.5]]);
    const file = path.join(store.run, "metrics", "train", "loss ");
    appendFileSync(file, "1700000001000 nan 1\r\n1700000002000 -inf 2\n1700000003000 1e-05 3 a data set d1g\n17000000");
    assert.deepEqual(await store.points(), [
      [0, 0.5],
      [1, NaN],
      [2, -Infinity],
      [3, 1e-5],
    ]);
    appendFileSync(file, "04000 7\nnot a point\n");
    assert.deepEqual((await store.points())!.at(-1), [0, 7]);
    const { problems, problemCount } = (await store.read())!.record;
    assert.equal(problemCount, 1);
    assert.equal(problems[0]!.line, 6);
  });

  it("takes an equal line that MLflow 3 writes again only once, also in a later read", async () => {
    const store = new Store();
    await store.read();
    const file = path.join(store.run, "metrics", "train", "loss ");
    appendFileSync(file, "1700000000000 0.5 0\n1700000000000 0.5 1\n");
    await store.read();
    appendFileSync(file, "1700000000000 0.5 1\n1700000000000 0.25 1\n");
    assert.deepEqual(await store.points(), [
      [0, 0.5],
      [1, 0.5],
      [1, 0.25],
    ]);
  });

  it("keeps what is known while meta.yaml is half written", async () => {
    const store = new Store();
    assert.equal((await store.read())!.record.runName, "it's: one");
    for (const half of ["", "artifact_uri: s3://b\nend_ti", `artifact_uri: x\nrun_id: ${id}\nend_time: 17\n`]) {
      store.write("meta.yaml", half);
      const { runName, status } = (await store.read())!.record;
      assert.deepEqual([runName, status], ["it's: one", "RUNNING"]);
    }
    store.meta(4);
    const { status, endTime } = (await store.read())!.record;
    assert.deepEqual([status, endTime], ["FAILED", 1700000009000]);
  });

  it("says where MLflow keeps the artifacts", async () => {
    assert.equal((await new Store().read())!.record.artifactUri, `s3://b/1/${id}/artifacts`);
  });

  it("shows a run whose meta.yaml is broken for good, with a problem", async () => {
    const store = new Store();
    store.write("meta.yaml", "run_id: [\n");
    assert.equal(await store.read(), undefined);
    const old = Date.now() / 1000 - hour;
    utimesSync(path.join(store.run, "meta.yaml"), old, old);
    const { runId, problems } = (await store.read())!.record;
    assert.equal(runId, `mlflow:${id}`);
    assert.match(problems[0]!.reason, /meta.yaml cannot be read/);
    assert.deepEqual(await store.points(), [[0, 0.5]]);
  });

  it("reads a rewritten metric anew, and forgets a removed one", async () => {
    const store = new Store();
    store.write("metrics/other", "1700000000000 1 0\n1700000000001 2 1\n");
    await store.read();
    store.write("metrics/other", "1700000005000 9 0\n1700000005001 8 1\n1700000005002 7 2\n");
    assert.deepEqual(await store.points("other"), [
      [0, 9],
      [1, 8],
      [2, 7],
    ]);
    rmSync(path.join(store.run, "metrics", "other"));
    assert.equal(await store.points("other"), undefined);
    assert.deepEqual(await store.points(), [[0, 0.5]]);
  });

  it("follows params, tags and artifacts of a live run, and bytes that are no UTF-8", async () => {
    const store = new Store();
    await store.read();
    store.write("tags/a/b", Buffer.from([0x78, 0xff]));
    store.write("params/lr", "0.1");
    store.write("artifacts/net/MLmodel", "x");
    store.write("artifacts/net/weights.bin", "12345");
    store.write("artifacts/plot.png", "123");
    const { tags, params, artifacts } = (await store.read())!.record;
    assert.deepEqual(new Map(tags).get("a/b"), "x\ufffd");
    assert.deepEqual(params, [["lr", 0.1]]);
    assert.deepEqual(
      artifacts.map(({ name, kind, path: place }) => [name, kind, place]),
      [
        ["net", "model", "artifacts/net"],
        ["plot.png", "figure", "artifacts/plot.png"],
      ],
    );
  });

  it("looks at an ended run by four stats alone, and still sees what is added to it", async () => {
    const store = new Store();
    store.meta(3);
    const old = Date.now() / 1000 - hour;
    utimesSync(path.join(store.run, "meta.yaml"), old, old);
    await store.read();
    store.write("metrics/test/accuracy", "1700000010000 0.75 0\n");
    store.write("tags/mlflow.note.content", "Good.");
    assert.deepEqual(await store.points("test/accuracy"), [[0, 0.75]]);
    assert.equal((await store.read())!.record.note, "Good.");
  });

  it("drops a run that is deleted in MLflow, and shows it when it is restored", async () => {
    const store = new Store();
    await store.read();
    const unit = {
      format: "mlflow",
      path: store.run,
      directory: store.run,
      experiment: "",
      experimentPath: "",
      isAddition: false,
    };
    store.meta(3);
    assert.notEqual(mlflowImporter.stamp(unit), null);
    store.meta(3, "lifecycle_stage: deleted\n");
    assert.equal(mlflowImporter.stamp(unit), null);
    store.meta(1);
    assert.notEqual(mlflowImporter.stamp(unit), null);
  });

  it("tells of a run that lies in another experiment's folder", async () => {
    const store = new Store();
    cpSync(path.join(store.run, ".."), path.join(store.folder, "7"), { recursive: true });
    await store.reader.read();
    const problems = [...store.reader.runs].map(([key, run]) => [key.includes("/7/"), run.record.problemCount]);
    assert.deepEqual(problems.sort(), [
      [false, 0],
      [true, 1],
    ]);
  });
});
