import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { appendFileSync, existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { LocalGit } from "../../../../../src/git/localGit";
import { ExperimentsImporter } from "../../../../../src/index/imports/dvc/experiments/experimentsImporter";
import { experimentsWithGit } from "../../../../../src/index/imports/dvc/experiments/experimentsWithGit";
import type { RunDelta } from "../../../../../src/index/imports/importer";
import { temporaryFolder } from "../../live/support/temporaryFolder";
import { FolderReader } from "../support/folderReader";
import type { ImportedRun } from "../support/importedRun";

const bundle = path.resolve("test/fixtures/dvc/experiments.bundle");
const baseline = "ff7b5d1aeb0d49b1c0f9d4ef6b7dc35108bae099";
const refOf = (name: string) => `refs/exps/ff/${baseline.slice(2)}/${name}`;

function points(run: ImportedRun): Record<string, number[][]> {
  return Object.fromEntries([...run.metrics].map(([key, all]) => [key, all.map(([step, , value]) => [step, value])]));
}

describe("DVC's experiments", () => {
  let isTrusted: boolean;
  let project: string;
  let git: LocalGit;
  const run = (...args: string[]) =>
    execFileSync("git", args, { cwd: project, encoding: "utf8", stdio: "pipe" }).trim();
  const runsOf = (reader: FolderReader) =>
    new Map([...reader.runs].map(([key, one]) => [key.slice(key.lastIndexOf("/") + 1), one]));

  beforeEach(() => {
    isTrusted = true;
    project = path.join(temporaryFolder(), "project");
    mkdirSync(project);
    run("init", "-q");
    run("fetch", "-q", bundle, "refs/heads/main:refs/heads/work", "refs/exps/*:refs/exps/*");
    run("checkout", "-q", "work");
    git = new LocalGit({ isTrusted: () => isTrusted, candidates: () => [] });
  });
  afterEach(() => git.dispose());

  it("are runs with params, metrics, data, code and the time when they were kept", async () => {
    const runs = runsOf(await new FolderReader(new ExperimentsImporter(git), project).read());
    assert.deepEqual([...runs.keys()].sort(), ["faster", "jerky-rime"]);
    const faster = runs.get("faster")!;
    assert.deepEqual(Object.fromEntries(faster.record.params), { "train.epochs": 3, "train.lr": 0.5 });
    assert.deepEqual(points(faster), { "val.acc": [[0, 0.75]], "val.loss": [[0, NaN]] });
    assert.equal(faster.record.datasets[0]!.digest, "178ba85707470c41cf680fb37ff99f7f");
    assert.equal(faster.record.runId, "dvc-experiments:9ab44d7660dd03050bac15104fa0df2d53f350a2");
    assert.equal(faster.record.runName, "faster");
    assert.equal(faster.record.status, "FINISHED");
    assert.equal(faster.record.endTime, Date.parse("2026-11-23T05:16:34Z"));
    assert.equal(faster.record.sources[0]!.commit, "9ab44d7660dd03050bac15104fa0df2d53f350a2");
    const tags = Object.fromEntries(faster.record.tags);
    assert.deepEqual([tags["dvc.baseline"], tags["dvc.author"]], [baseline, "Ann"]);
    const live = runs.get("jerky-rime")!;
    assert.deepEqual(Object.fromEntries(live.record.params), { lr: 0.3 });
    assert.deepEqual(points(live), {
      "train/loss": [
        [0, 1],
        [1, 0.5],
        [2, 1 / 3],
      ],
    });
  });

  it("are read once each: what came, what was moved and what was removed shows", async () => {
    const importer = new ExperimentsImporter(git);
    const reader = await new FolderReader(importer, project).read();
    const cells = reader.cells;
    run("update-ref", refOf("copy"), "9ab44d7660dd03050bac15104fa0df2d53f350a2");
    run("update-ref", "-d", refOf("jerky-rime"));
    run("update-ref", "refs/exps/exec/EXEC_HEAD", baseline);
    await reader.read();
    assert.deepEqual([...runsOf(reader).keys()].sort(), ["copy", "faster"]);
    assert.equal(reader.cells, cells + 2);
    run("pack-refs", "--all");
    await reader.read();
    assert.deepEqual([...runsOf(reader).keys()].sort(), ["copy", "faster"]);
    assert.equal(reader.cells, cells + 2);
  });

  it("are one run with the folder of DVCLive while that holds the same, and part when the next run begins", async () => {
    const importer = new ExperimentsImporter(git);
    const [unit] = importer.recognize(project, [{ name: ".dvc", kind: "folder" }]).units;
    const memory = new Map<string, RunDelta["memory"]>();
    const read = async (): Promise<[name: string, directory: string | null][]> => {
      const found: [string, string | null][] = [];
      for await (const { runs } of importer.read(unit!, new Map(memory)))
        for (const delta of runs) {
          memory.set(delta.key, delta.memory);
          found.push([path.basename(delta.key), delta.directory]);
        }
      return found.sort();
    };
    run("checkout", "-q", refOf("jerky-rime"), "--", "dvclive");
    const folder = path.join(project, "dvclive");
    assert.deepEqual(await read(), [
      ["faster", null],
      ["jerky-rime", folder],
    ]);
    assert.deepEqual(await read(), []);
    const before = importer.stamp(unit!);
    appendFileSync(path.join(folder, "plots/metrics/train/loss.tsv"), "3\t0.25\n");
    writeFileSync(path.join(folder, "metrics.json"), "{}");
    assert.notEqual(importer.stamp(unit!), before);
    assert.deepEqual(await read(), [["jerky-rime", null]]);
  });

  it("list pictures, plots and what stages made, as their commits hold them", async () => {
    const kept = path.resolve("test/fixtures/dvc/kept.bundle");
    run("fetch", "-q", kept, "refs/heads/main:refs/heads/kept", "refs/exps/*:refs/exps/*");
    run("checkout", "-q", "kept");
    const runs = runsOf(await new FolderReader(new ExperimentsImporter(git), project).read());
    const found = (name: string) => {
      const { artifacts, sources } = runs.get(name)!.record;
      assert.ok(artifacts.every(({ commit }) => commit === undefined || commit === sources[0]!.commit));
      return artifacts.map((one) => [one.name, one.path, one.kind, one.step]);
    };
    const live = [
      ["custom/curve.json", "dvclive/plots/custom/curve.json", "file", null],
      ...[0, 1].map((at) => [`images/samples/${at}.png`, `dvclive/plots/images/samples/${at}.png`, "figure", at]),
    ];
    assert.deepEqual([found("whole"), found("bare")], [live, live]);
    assert.deepEqual(points(runs.get("bare")!), { loss: [[1, 0.5]] });
    assert.deepEqual(found("drawn"), [
      ["drawn/picture.png", "drawn/picture.png", "draw", null],
      ["drawn/plot.json", "drawn/plot.json", "draw", null],
      ["model.bin", "model.bin", "draw", null],
    ]);
    const { artifacts, sources } = runs.get("whole")!.record;
    const repository = await git.findRepository(project);
    assert.ok(repository.ok);
    const place = { repository: repository.value, extraObjects: [] };
    const read = await git.readFile(place, sources[0]!.commit!, artifacts.at(-1)!.path);
    assert.deepEqual(read.ok && [...read.value.subarray(0, 4)], [0x89, 0x50, 0x4e, 0x47]);
    assert.equal(run("status", "--porcelain", "--untracked-files=no"), "");
    // The folder itself tells them while it holds the same.
    run("checkout", "-q", sources[0]!.commit!, "--", "dvclive");
    const linked = runsOf(await new FolderReader(new ExperimentsImporter(git), project).read());
    assert.deepEqual(linked.get("whole")!.record.artifacts, []);
    assert.equal(linked.get("bare")!.record.artifacts.length, 3);
    run("rm", "-rqf", "dvclive");
    run("checkout", "-q", runs.get("bare")!.record.sources[0]!.commit!, "--", "dvclive");
    const bare = runsOf(await new FolderReader(new ExperimentsImporter(git), project).read());
    assert.deepEqual(bare.get("bare")!.record.artifacts, []);
  });

  it("take what stages made from DVC's cache when git does not have it", async () => {
    const kept = path.resolve("test/fixtures/dvc/kept.bundle");
    run("fetch", "-q", kept, "refs/heads/main:refs/heads/kept", "refs/exps/*:refs/exps/*");
    run("checkout", "-q", "kept");
    const lock = run(
      "show",
      run("for-each-ref", "--format=%(refname)", "refs/exps")
        .split("\n")
        .find((one) => one.endsWith("/drawn"))! + ":dvc.lock",
    );
    const md5 = /path: model\.bin\s+hash: md5\s+md5: ([0-9a-f]{32})/.exec(lock)![1]!;
    const cache = path.join(project, ".dvc/cache/files/md5", md5.slice(0, 2));
    mkdirSync(cache, { recursive: true });
    writeFileSync(path.join(cache, md5.slice(2)), "weights 0.5");
    const runs = runsOf(await new FolderReader(new ExperimentsImporter(git), project).read());
    const model = runs.get("drawn")!.record.artifacts.find(({ name }) => name === "model.bin")!;
    assert.deepEqual([model.path, model.commit], [path.join(cache, md5.slice(2)), undefined]);
  });

  it("take from DVCLive's summary what has no table, at the last step", async () => {
    const live = run("rev-parse", refOf("jerky-rime"));
    run("checkout", "-q", live, "--", "dvclive");
    const summary = { train: { loss: 0.3, best: 0.25 }, test_acc: "nan", name: "m", step: 2 };
    writeFileSync(path.join(project, "dvclive/metrics.json"), JSON.stringify(summary));
    run("add", "dvclive/metrics.json");
    const author = ["-c", "user.name=A", "-c", "user.email=a@b"];
    const commit = run(...author, "commit-tree", run("write-tree"), "-p", baseline, "-m", "summed up");
    run("update-ref", refOf("summed-up"), commit);
    const runs = runsOf(await new FolderReader(new ExperimentsImporter(git), project).read());
    assert.deepEqual(points(runs.get("summed-up")!), {
      ...points(runs.get("jerky-rime")!),
      "train/best": [[2, 0.25]],
      test_acc: [[2, NaN]],
    });
  });

  it("take metrics that are not in git from DVC's cache", async () => {
    run("rm", "-q", "--cached", "metrics.json");
    const tree = run("write-tree");
    const commit = run(
      "-c",
      "user.name=A",
      "-c",
      "user.email=a@b",
      "commit-tree",
      tree,
      "-p",
      baseline,
      "-m",
      "cached",
    );
    run("update-ref", refOf("cached"), commit);
    const cache = path.join(project, ".dvc/cache/files/md5/01");
    mkdirSync(cache, { recursive: true });
    writeFileSync(path.join(cache, "ea69e01ca72d27dfcf51d20709cf39"), '{"val": {"acc": 0.5}}');
    const runs = runsOf(await new FolderReader(new ExperimentsImporter(git), project).read());
    assert.deepEqual(points(runs.get("cached")!), { "val.acc": [[0, 0.5]] });
  });

  it("start no process without trust, keep what was known, and leave the repository as it is", async () => {
    const options = { storageFolder: "", workspaceFolders: [], logDirectories: [], segmentBudget: 0 };
    assert.deepEqual(experimentsWithGit(options), []);
    const reader = await new FolderReader(new ExperimentsImporter(git), project).read();
    isTrusted = false;
    rmSync(path.join(project, ".git/packed-refs"), { force: true });
    run("update-ref", refOf("copy"), baseline);
    const importer = new ExperimentsImporter(git);
    const [unit] = importer.recognize(project, [{ name: ".dvc", kind: "folder" }]).units;
    const batches = [];
    for await (const batch of importer.read(unit!, new Map())) batches.push(batch);
    assert.deepEqual(
      batches.map(({ runs, gone, problems }) => [runs, gone, problems!.length]),
      [[[], [], 1]],
    );
    assert.match(batches[0]!.problems![0]!.reason, /not trusted/);
    assert.equal(reader.runs.size, 2);
    assert.ok(!existsSync(path.join(project, ".git/index.lock")));
  });
});
