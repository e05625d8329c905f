import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { comparedRun } from "../../../../src/host/rerun/reproduction/comparedRun";
import { debugConfiguration } from "../../../../src/host/rerun/debugConfiguration";
import { sampleDetail, sampleRow } from "../../../support/model/sampleRun";

describe("the parts of a repetition's command", () => {
  it("become a configuration of the debugger, for scripts and modules", () => {
    const command = { interpreter: "/venv/bin/python", cwd: "/w", environment: { PYTHONPATH: "/w/src" }, links: [] };
    const script = debugConfiguration("Debug fox", { ...command, args: ["train.py", "--lr", "1"] });
    assert.deepEqual([script["program"], script["args"], script["module"]], ["train.py", ["--lr", "1"], undefined]);
    const module = debugConfiguration("Debug fox", { ...command, args: ["-m", "pkg.train", "x"] });
    assert.deepEqual([module["module"], module["args"], module["program"]], ["pkg.train", ["x"], undefined]);
    assert.deepEqual(
      [module["python"], module["cwd"], module["env"]],
      ["/venv/bin/python", "/w", { PYTHONPATH: "/w/src" }],
    );
  });
});

describe("the packages of a run that is compared", () => {
  let root: string;
  before(() => {
    root = mkdtempSync(path.join(tmpdir(), "runback-packages-"));
    mkdirSync(path.join(root, "run"));
    writeFileSync(path.join(root, "run", "packages.txt"), "numpy==2.1.0\nlib==1.0  # https://x@abc\n\nnonsense\n");
    writeFileSync(path.join(root, "secret.txt"), "stolen==1\n");
    symlinkSync(path.join(root, "secret.txt"), path.join(root, "run", "link.txt"));
  });
  after(() => rmSync(root, { recursive: true, force: true }));

  const packages = async (file: string | null) => {
    const row = sampleRow({ directory: path.join(root, "run") });
    return (await comparedRun(sampleDetail({ row, environment: { packages_file: file } }))).packages;
  };

  it("are read from its folder", async () => {
    assert.deepEqual(await packages("packages.txt"), { numpy: "2.1.0", lib: "1.0  # https://x@abc" });
  });

  it("and from nowhere else", async () => {
    for (const file of ["../secret.txt", path.join(root, "secret.txt"), "link.txt", "gone.txt", null])
      assert.deepEqual(await packages(file), {}, String(file));
  });
});
