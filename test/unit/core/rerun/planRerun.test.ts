import assert from "node:assert/strict";
import type { RunDetail } from "../../../../src/core/model/runDetail";
import { planRerun } from "../../../../src/core/rerun/planRerun";
import type { RerunPlan } from "../../../../src/core/rerun/rerunPlan";
import { sampleDetail, sampleRow, sampleSource } from "../../../support/model/sampleRun";

const repository = "/home/me/project";
const place = { worktree: "/home/me/project.worktrees/fox", host: "gpu-1", pythonPath: "" };

type Environment = RunDetail["environment"];
const environment = (more: NonNullable<Environment> = {}): NonNullable<Environment> => ({
  python: { executable: `${repository}/.venv/bin/python`, prefix: `${repository}/.venv` },
  launch: ["train.py"],
  argv: ["train.py"],
  cwd: repository,
  import_roots: [".", "src"],
  env: {},
  ...more,
});
const detail = (more: NonNullable<Environment>, rest: Partial<RunDetail> = {}): RunDetail =>
  sampleDetail({ environment: environment(more), ...rest });

function plan(run: RunDetail, at = place): RerunPlan {
  const result = planRerun(run, at);
  assert.ok(result.ok, JSON.stringify(result));
  return result.plan;
}

describe("the plan of a repetition", () => {
  it("maps paths of the repository into the worktree, wherever they stand in an argument", () => {
    const argv = [
      "train.py",
      `${repository}/conf/a.yaml`,
      `--data=${repository}/data`,
      `dirs=[${repository}/a,${repository}/b]`,
      `file://${repository}/c`,
      `${repository}.worktrees/other/x`,
      `${repository}2/x`,
      `/mnt${repository}/x`,
      `${repository}/.venv/bin/tool`,
      "src/relative.py",
      "0.1",
    ];
    const { worktree } = place;
    assert.deepEqual(plan(detail({ argv })).args.slice(1), [
      `${worktree}/conf/a.yaml`,
      `--data=${worktree}/data`,
      `dirs=[${worktree}/a,${worktree}/b]`,
      `file://${worktree}/c`,
      `${repository}.worktrees/other/x`,
      `${repository}2/x`,
      `/mnt${repository}/x`,
      `${repository}/.venv/bin/tool`,
      "src/relative.py",
      "0.1",
    ]);
  });

  it("keeps relative paths leading where they led", () => {
    const argv = ["train.py", "../shared/data", "--out=../out", "sub/../conf.yaml", "s3://bucket/../x"];
    assert.deepEqual(plan(detail({ argv })).args.slice(1), [
      "/home/me/shared/data",
      "--out=/home/me/out",
      "sub/../conf.yaml",
      "s3://bucket/../x",
    ]);
    const outside = detail({ cwd: "/home/me", launch: ["project/train.py"], argv: ["project/train.py", "adam"] });
    assert.deepEqual(plan(outside).args, [`${place.worktree}/train.py`, "adam"]);
    assert.equal(plan(outside).cwd, "/home/me");
    assert.match(plan(outside).notes.join(), /outside its repository/);
  });

  it("keeps the interpreter, and starts modules and recorded scripts as they were started", () => {
    const module = plan(detail({ launch: ["-m", "pkg.train"], argv: [`${repository}/pkg/train.py`, "--lr", "1"] }));
    assert.equal(module.interpreter, `${repository}/.venv/bin/python`);
    assert.deepEqual(module.args, ["-m", "pkg.train", "--lr", "1"]);
    assert.equal(plan(detail({ cwd: `${repository}/jobs` })).cwd, `${place.worktree}/jobs`);
  });

  it("puts the worktree's import roots first, and logs beside the original as its child", () => {
    const { environment: set } = plan(detail({ env: { PYTHONHASHSEED: "0", SLURM_JOB_ID: "9" } }), {
      ...place,
      pythonPath: `/lib/x:${repository}/tools:`,
    });
    const { worktree } = place;
    assert.deepEqual(set, {
      PYTHONPATH: `${worktree}:${worktree}/src:/lib/x:${worktree}/tools`,
      PYTHONHASHSEED: "0",
      RUNBACK_DIR: "/logs",
      RUNBACK_RUN_ID: "01JTEST",
      RUNBACK_EXPERIMENT: "digits",
    });
    const evil = plan(detail({ import_roots: ["../../evil", "lib"] }));
    assert.equal(evil.environment["PYTHONPATH"], `${worktree}/lib`);
  });

  it("takes neither interpreter nor variables from a log of another tool or machine", () => {
    for (const row of [{ host: "elsewhere" }, { host: null }, { formats: ["mlflow"] }, { formats: [] }]) {
      const imported = plan(detail({ env: { OMP_NUM_THREADS: "9" } }, { row: sampleRow(row) }));
      assert.equal(imported.interpreter, null);
      assert.deepEqual(Object.keys(imported.environment), ["PYTHONPATH", "RUNBACK_EXPERIMENT"]);
      assert.match(imported.notes.join(), /another tool or machine/);
    }
  });

  it("names inputs of the repository, and wants those that are read", () => {
    const data = { role: "train", size: 1, nfiles: 1, digest: null, digestAlgorithm: null, rows: null };
    const datasets = [
      { ...data, name: "moons", path: `${repository}/data/moons.csv` },
      { ...data, name: "remote", path: "s3://bucket/x" },
      { ...data, name: "shared", path: "/mnt/big" },
    ];
    const argv = ["train.py", "--images", "images", "--out", "results", "--ckpt=saved", `${repository}/data`, "-v"];
    assert.deepEqual(plan(detail({ argv }, { datasets })).inputs, [
      { path: "images", from: "--images", isWanted: true },
      { path: "results", from: "--out", isWanted: false },
      { path: "saved", from: "--ckpt", isWanted: false },
      { path: "data", from: `${repository}/data`, isWanted: true },
    ]);
    const inside = plan(detail({ argv: ["t", ".runback/runs", ".git", "../x", "."] })).inputs;
    assert.deepEqual(inside, []);
  });

  it("says what must be filled in or looked at", () => {
    const { notes } = plan(detail({ argv: ["train.py", "--token=[redacted]"], env: { WORLD_SIZE: "4" } }));
    assert.match(notes[0] ?? "", /redacted/);
    assert.match(notes[1] ?? "", /one of 4 processes/);
  });

  it("says why there is none", () => {
    const why = (more: NonNullable<Environment>) => {
      const result = planRerun(detail(more), place);
      return result.ok ? "ok" : result.reason;
    };
    assert.match(why({ launch: null, argv: ["-c"] }), /prompt or passed with -c/);
    assert.match(why({ entry_script: `${repository}/a.ipynb` }), /notebook/);
    assert.match(why({ argv: [] }), /command line/);
    assert.ok(!planRerun(sampleDetail({ environment: null }), place).ok);
    const odd = { argv: "x", launch: 3, python: [], cwd: 1, env: null } as unknown as NonNullable<Environment>;
    assert.match(why(odd), /command line/);
  });

  it("says when the repository is not known", () => {
    const unknown = detail({}, { sources: [sampleSource({ repository: null })] });
    assert.match(plan(unknown).notes.join(), /does not name the repository/);
  });
});
