import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** Runs the demo's command where only `programs` (name to shell script) can be found. */
function runDemo(folder: string, programs: Record<string, string> | undefined) {
  const bin = mkdtempSync(path.join(tmpdir(), "runback-demo-bin-"));
  for (const [name, script] of Object.entries(programs ?? {})) {
    writeFileSync(path.join(bin, name), `#!/bin/sh\n${script}\n`);
    chmodSync(path.join(bin, name), 0o755);
  }
  const env = programs ? { ...process.env, PATH: bin, PYTHON: "" } : process.env;
  const args = ["demo/main.mjs", "--workspace-only", "--tiny", "--folder", folder];
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: "utf8", env, timeout: 60_000 });
  rmSync(bin, { recursive: true });
  return { status, stderr };
}

describe("demo command", () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), "runback-demo-command-"));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const git = "echo git version 2.39.5";

  it("says so where there is no Python", () => {
    const { status, stderr } = runDemo(folder, { git });
    assert.equal(status, 1);
    assert.match(stderr, /^The demo needs Python 3\.9 or newer; found: none\./m);
    assert.deepEqual(readdirSync(folder), []);
  });

  it("says so where Python is too old", () => {
    const { status, stderr } = runDemo(folder, { git, python3: "echo /usr/bin/python3; echo 3; echo 8" });
    assert.equal(status, 1);
    assert.match(stderr, /^The demo needs Python 3\.9 or newer; found: 3\.8\./m);
  });

  it("says so where there is no git", () => {
    const { status, stderr } = runDemo(folder, { python3: "echo /usr/bin/python3; echo 3; echo 11" });
    assert.equal(status, 1);
    assert.match(stderr, /^The demo needs git/m);
  });

  it("never empties a folder that it did not make", () => {
    const file = path.join(folder, "thesis.txt");
    writeFileSync(file, "mine\n");
    const { status, stderr } = runDemo(folder, undefined);
    assert.equal(status, 1);
    assert.match(stderr, /holds something else; name another folder/);
    assert.deepEqual(readdirSync(folder), ["thesis.txt"]);
  });
});
