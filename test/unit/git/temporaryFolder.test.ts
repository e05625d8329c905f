import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, utimesSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { temporaryFolder } from "../../../src/git/process/temporaryFolder";

describe("temporary folders", () => {
  it("of killed processes are removed after an hour; younger ones, those of the living and others stay", async () => {
    const before = process.env["TMPDIR"];
    const parent = realpathSync(mkdtempSync(path.join(tmpdir(), "runback-git-test-")));
    const dead = spawnSync(process.execPath, ["-e", ""]).pid;
    const old = [`runback-index-${dead}-abcDEF`, `runback-patch-${process.pid}-abcDEF`, "runback-mine", "other"];
    for (const name of [...old, `runback-compare-${dead}-abcDEF`]) mkdirSync(path.join(parent, name));
    for (const name of old) utimesSync(path.join(parent, name), 1_700_000_000, 1_700_000_000);
    try {
      process.env["TMPDIR"] = parent;
      const made = path.basename(await temporaryFolder("compare"));
      const [, ...staying] = [...old, `runback-compare-${dead}-abcDEF`, made];
      assert.deepEqual(readdirSync(parent).sort(), staying.sort());
    } finally {
      if (before === undefined) delete process.env["TMPDIR"];
      else process.env["TMPDIR"] = before;
      rmSync(parent, { recursive: true });
    }
  });
});
