import assert from "node:assert/strict";
import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { realPlace } from "../../../src/host/files/realPlace";

describe("where a path of a log leads", () => {
  let top: string;
  let run: string;

  beforeEach(async () => {
    top = await realpath(await mkdtemp(path.join(tmpdir(), "runback-place-")));
    run = path.join(top, "run");
    await mkdir(path.join(run, "artifacts"), { recursive: true });
    await mkdir(path.join(top, "run-evil"));
    for (const file of ["run/artifacts/a.txt", "run/..b.txt", "run-evil/c.txt", "secret.txt"])
      await writeFile(path.join(top, file), "x");
  });

  afterEach(() => rm(top, { recursive: true, force: true }));

  it("is inside for files of the run's folder", async () => {
    assert.equal((await realPlace("artifacts/a.txt", run, [run])).isInside, true);
    assert.equal((await realPlace("..b.txt", run, [run])).isInside, true);
    assert.equal((await realPlace(".", run, [run])).isInside, true);
  });

  it("is outside by dots, by an absolute path, and for a folder whose name only begins alike", async () => {
    for (const target of ["../secret.txt", "/etc/passwd", "../run-evil/c.txt", "artifacts/../../secret.txt"])
      assert.equal((await realPlace(target, run, [run])).isInside, false, target);
  });

  it("is outside by a link, of a file or of a folder", async () => {
    await symlink(path.join(top, "secret.txt"), path.join(run, "artifacts", "link.txt"));
    await symlink(top, path.join(run, "up"));
    const link = await realPlace("artifacts/link.txt", run, [run]);
    assert.deepEqual(link, { path: path.join(top, "secret.txt"), isInside: false });
    assert.equal((await realPlace("up/secret.txt", run, [run])).isInside, false);
  });

  it("is inside when the allowed folder itself is reached by a link", async () => {
    const alias = path.join(top, "alias");
    await symlink(run, alias);
    assert.equal((await realPlace("artifacts/a.txt", alias, [alias])).isInside, true);
  });

  it("rejects what is not there, and takes no folder that is gone as allowed", async () => {
    await assert.rejects(realPlace("nothing.txt", run, [run]), { code: "ENOENT" });
    assert.equal((await realPlace("artifacts/a.txt", run, [path.join(top, "gone")])).isInside, false);
  });
});
