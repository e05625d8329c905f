import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, realpathSync, rmSync, writeFileSync, mkdirSync, readFileSync, readdirSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import path from "node:path";
import { planRerun } from "../../../../src/core/rerun/planRerun";
import type { RerunPlan } from "../../../../src/core/rerun/rerunPlan";
import { LocalGit } from "../../../../src/git/localGit";
import { exactArguments } from "../../../../src/host/rerun/exactArguments";
import { linkInputs } from "../../../../src/host/rerun/linkInputs";
import { missingInputs } from "../../../../src/host/rerun/missingInputs";
import { sampleDetail, sampleRow, sampleSource } from "../../../support/model/sampleRun";
import { valueOf } from "../../git/resultOf";

const script = `
import json, pathlib, sys
import lib.model
print(json.dumps({
    "model": lib.model.__file__, "value": lib.model.VALUE, "argv": sys.argv[1:],
    "data": pathlib.Path("data/moons.csv").read_text(),
}))
`;

describe("a run again in its worktree", () => {
  let root: string;
  let git: LocalGit;
  const at = (...names: string[]): string => path.join(root, ...names);
  const run = (command: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv = {}): string =>
    execFileSync(command, args, { cwd, env: { ...process.env, ...env }, encoding: "utf8", timeout: 60_000 }).trim();

  before(function () {
    root = realpathSync(mkdtempSync(path.join(tmpdir(), "runback-rerun-")));
    git = new LocalGit({ isTrusted: () => true, candidates: () => [] });
    for (const folder of ["repo/src/lib", "repo/data", "run"]) mkdirSync(at(folder), { recursive: true });
    writeFileSync(at("repo/train.py"), script);
    writeFileSync(at("repo/src/lib/__init__.py"), "");
    writeFileSync(at("repo/src/lib/model.py"), "VALUE = 'as it was'\n");
    writeFileSync(at("repo/data/moons.csv"), "1,2\n");
    writeFileSync(at("repo/.gitignore"), "/data/\n/.venv/\n__pycache__/\n");
    const who = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org"];
    for (const args of [
      ["init", "-q"],
      ["add", "-A"],
      [...who, "commit", "-q", "-m", "first"],
    ])
      run("git", args, at("repo"));
    // What `pip install -e .` leaves behind: a .pth file that leads to the original tree.
    run("python3", ["-m", "venv", "--without-pip", ".venv"], at("repo"));
    const site = run(python(), ["-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], root);
    writeFileSync(path.join(site, "__editable__.lib.pth"), `${at("repo/src")}\n`);
  });
  after(() => {
    git.dispose();
    rmSync(root, { recursive: true, force: true });
  });

  const python = (): string => at("repo/.venv/bin/python");

  async function prepared(argv: string[]): Promise<{ plan: RerunPlan; worktree: string }> {
    const commit = run("git", ["rev-parse", "HEAD"], at("repo"));
    const source = sampleSource({ repository: at("repo"), commit, snapshot: commit, dirty: false, patch: null });
    const request = { source, runFolder: at("run"), workspaceFolders: [] };
    const located = valueOf(await git.locateSource(request));
    const opened = valueOf(await git.worktrees.open({ located, label: "fox", asChanges: false, parentFolder: null }));
    const environment = {
      python: { executable: python(), prefix: at("repo/.venv") },
      launch: ["train.py"],
      argv: ["train.py", ...argv],
      cwd: at("repo"),
      import_roots: [".", "src"],
    };
    const row = sampleRow({ host: hostname(), directory: at("logs/e/01J") });
    const detail = sampleDetail({ row, environment, sources: [source] });
    const result = planRerun(detail, { worktree: opened.folder, host: hostname(), pythonPath: "" });
    assert.ok(result.ok);
    return { plan: result.plan, worktree: opened.folder };
  }

  it("imports the worktree's code, where an editable install would give the original's", async () => {
    const odd = ["--data", "data", "a b", "${env:HOME}", "$(touch x); `y`", "", "ä"];
    const { plan, worktree } = await prepared(odd);
    const missing = await missingInputs(plan.inputs, at("repo"), worktree);
    assert.deepEqual(
      missing.map(({ path: name }) => name),
      ["data"],
    );
    assert.deepEqual(await linkInputs(missing, worktree), []);
    writeFileSync(at("repo/src/lib/model.py"), "VALUE = 'changed since'\n");
    const [cwd, interpreter] = [plan.cwd ?? "", plan.interpreter ?? ""];
    const plain = JSON.parse(run(interpreter, plan.args, cwd, { PYTHONPATH: "" })) as Record<string, unknown>;
    assert.equal(plain["value"], "changed since", "the trap is not set, so the test would prove nothing");
    const out = run(interpreter, exactArguments(plan.args), cwd, plan.environment);
    assert.deepEqual(JSON.parse(out), {
      model: path.join(worktree, "src/lib/model.py"),
      value: "as it was",
      argv: odd,
      data: "1,2\n",
    });
    assert.ok(!exactArguments(plan.args).join().includes("${"));
  });

  it("links folders so that new files stay in the worktree, and its status stays clean", async () => {
    const { worktree } = await prepared([]);
    writeFileSync(path.join(worktree, "data/new.csv"), "");
    assert.deepEqual(readdirSync(at("repo/data")), ["moons.csv"]);
    assert.equal(readFileSync(path.join(worktree, "data/moons.csv"), "utf8"), "1,2\n");
    assert.equal(run("git", ["status", "--porcelain"], worktree), "");
  });

  it("makes no link through a link that leads out of the worktree, and says so", async () => {
    const folder = at("hostile");
    mkdirSync(folder);
    execFileSync("ln", ["-s", at("run"), path.join(folder, "out")]);
    const input = { path: "out/data", from: "x", isWanted: true, target: at("repo/data") };
    const failures = await linkInputs([input], folder);
    assert.equal(failures.length, 1);
    assert.match(failures[0] ?? "", /is not a folder/);
    assert.deepEqual(readdirSync(at("run")), []);
  });
});
