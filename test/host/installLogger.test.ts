import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { installInto } from "../../src/host/logger/installInto";
import { testServices } from "./support/testServices";

describe("Install Logger", () => {
  let folder: string;
  const python = () => path.join(folder, "env", "bin", "python");

  before(function () {
    this.timeout(120_000);
    folder = mkdtempSync(path.join(tmpdir(), "runback-install-"));
    // Without pip, since not every system's Python can put it there.
    execFileSync("python3", ["-m", "venv", "--without-pip", path.join(folder, "env")], { timeout: 110_000 });
  });

  after(() => rmSync(folder, { recursive: true, force: true }));

  it("puts the shipped wheel into an interpreter, without a network", async function () {
    this.timeout(120_000);
    const { context, log } = await testServices();
    await installInto(python(), context.extensionPath, log);
    const found = execFileSync(python(), ["-c", "import runback; print(runback.__file__)"], { cwd: folder });
    assert.ok(String(found).includes(path.join(folder, "env")), String(found));
  });

  it("says so when the interpreter is none", async () => {
    const { context, log } = await testServices();
    const nothing = path.join(folder, "no-python");
    await assert.rejects(installInto(nothing, context.extensionPath, log), /no-python does not run, or has no pip/);
  });
});
