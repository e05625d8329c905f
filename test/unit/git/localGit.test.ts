import assert from "node:assert/strict";
import { chmod, cp, readdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { LocalGit } from "../../../src/git/localGit";
import type { GitResult } from "../../../src/git/port/gitResult";
import { reasonOf, valueOf } from "./resultOf";
import { sourceOf } from "./sourceOf";
import { VectorPlace } from "./vectorPlace";

const first = [
  { folder: "repo" },
  { git: ["init", "-q"], in: "repo" },
  { write: "repo/train.py", text: "one\n" },
  { write: "repo/lib/model.py", text: "model\n" },
  { write: '"repo/caf\\351.py"', text: "odd\n" },
  { write: "repo/a\nb.py", text: "newline\n" },
  { link: "repo/link.py", to: "lib/model.py" },
  { link: "repo/folder", to: "lib" },
  { link: "repo/out.py", to: "/etc/hostname" },
  { link: "repo/loop.py", to: "loop.py" },
  { git: ["add", "-A"], in: "repo" },
  { git: ["commit", "-q", "-m", "first"], in: "repo" },
];

describe("the git port", () => {
  let place: VectorPlace;
  let git: LocalGit;
  let isTrusted = true;
  let candidates: string[] = [];
  beforeEach(async () => {
    isTrusted = true;
    candidates = [];
    place = await VectorPlace.make();
    git = new LocalGit({ isTrusted: () => isTrusted, candidates: () => candidates });
  });
  afterEach(async () => {
    git.dispose();
    await place.dispose();
  });

  const at = (...names: string[]): string => path.join(place.root, ...names);

  it("reads files of a commit through one process, odd names and links included", async () => {
    await place.carryOut(first);
    const commit = await place.text("repo", "rev-parse", "HEAD");
    await place.within(async () => {
      const repository = valueOf(await git.findRepository(at("repo", "lib")));
      const here = { repository, extraObjects: [] };
      const read = async (name: string): Promise<string> => {
        const result = await git.readFile(here, commit, name);
        return result.ok ? Buffer.from(result.value).toString() : result.reason;
      };
      const names = ["train.py", "lib/model.py", '"caf\\351.py"', "a\nb.py", "link.py", "folder/model.py"];
      assert.deepEqual(await Promise.all(names.map(read)), [
        "one\n",
        "model\n",
        "odd\n",
        "newline\n",
        "model\n",
        "model\n",
      ]);
      const bad = ["gone.py", "lib", "out.py", "loop.py", "../x", "/etc/passwd", "", "lib//model.py", '"bad'];
      assert.deepEqual(await Promise.all(bad.map(read)), [
        ...["path-missing", "not-a-file", "not-a-file", "not-a-file"],
        ...["bad-request", "bad-request", "bad-request", "bad-request", "bad-request"],
      ]);
      for (const revision of ["HEAD", "main", "--all", commit.slice(0, 12), `${commit}\n`, "HEAD:train.py"])
        assert.equal(reasonOf(await git.readFile(here, revision, "train.py")), "bad-request", revision);
      assert.equal(reasonOf(await git.readFile(here, "12".repeat(20), "train.py")), "commit-missing");
    });
  });

  it("starts no process without trust, and reads copied files all the same", async () => {
    await place.carryOut([...first, { write: "run/source/train.py", text: "copied\n" }]);
    const spy = at("spy-git");
    await writeFile(spy, `#!/bin/sh\ntouch "${at("ran")}"\nexec git "$@"\n`);
    await chmod(spy, 0o755);
    candidates = [spy];
    isTrusted = false;
    const request = {
      source: sourceOf({ evidence: "snapshot", commit: "ab".repeat(20), snapshot: "ab".repeat(20), entry: "train.py" }),
      runFolder: at("run"),
      workspaceFolders: [at("repo")],
    };
    assert.equal(reasonOf(await git.program()), "untrusted");
    assert.equal(reasonOf(await git.findRepository(at("repo"))), "untrusted");
    assert.equal(reasonOf(await git.locateSource(request)), "untrusted");
    const files = { ...request, source: sourceOf({ evidence: "files", entry: "train.py" }) };
    assert.equal(Buffer.from(valueOf(await git.readEntry(files)).bytes).toString(), "copied\n");
    assert.ok(!(await readdir(place.root)).includes("ran"));
    isTrusted = true;
    valueOf(await git.program());
    assert.ok((await readdir(place.root)).includes("ran"));
  });

  it("says when git is missing or too old, and passes over what is no git", async () => {
    const old = at("old-git");
    await writeFile(old, "#!/bin/sh\necho git version 2.24.1\n");
    await writeFile(at("not-git"), "#!/bin/sh\nexit 3\n");
    await Promise.all([old, at("not-git")].map((file) => chmod(file, 0o755)));
    const found = process.env["PATH"];
    try {
      process.env["PATH"] = `.:${at("empty")}`;
      candidates = [at("nowhere"), "git", at("not-git")];
      assert.equal(reasonOf(await git.program()), "no-git");
      candidates = [old];
      const result = await git.program();
      assert.ok(!result.ok && result.reason === "old-git" && result.message.includes("2.24.1"), JSON.stringify(result));
      process.env["PATH"] = found;
      assert.ok(path.isAbsolute(valueOf(await git.program()).path), "the PATH is looked at after the candidates");
    } finally {
      process.env["PATH"] = found;
    }
  });

  it("finds the repository that holds the commit, whichever of the places it is in", async () => {
    await place.carryOut(first);
    await place.carryOut([
      { folder: "other" },
      { git: ["init", "-q"], in: "other" },
      { write: "other/x.py", text: "x\n" },
      { git: ["add", "-A"], in: "other" },
      { git: ["commit", "-q", "-m", "other"], in: "other" },
      { folder: "run" },
    ]);
    const commit = await place.text("repo", "rev-parse", "HEAD");
    await place.within(async () => {
      const source = sourceOf({ evidence: "commit", commit, entry: "train.py", dirty: true, repository: "/gone/away" });
      const entry = valueOf(
        await git.readEntry({ source, runFolder: at("run"), workspaceFolders: [at("other"), at("repo", "lib")] }),
      );
      assert.equal(entry.workingFile, at("repo", "train.py"));
      assert.equal(entry.located.evidence, "commit");
      assert.match(entry.located.notice ?? "", /uncommitted changes/);
      const elsewhere = { source, runFolder: at("run"), workspaceFolders: [at("other")] };
      assert.equal(reasonOf(await git.readEntry(elsewhere)), "commit-missing");
      const recorded = { ...elsewhere, source: { ...source, repository: at("repo") } };
      assert.equal(Buffer.from(valueOf(await git.readEntry(recorded)).bytes).toString(), "one\n");
      const absolute = { ...source, repository: at("repo"), entry: at("repo", "lib", "model.py") };
      assert.equal(valueOf(await git.readEntry({ ...recorded, source: absolute })).path, "lib/model.py");
      assert.equal(reasonOf(await git.readEntry({ ...elsewhere, workspaceFolders: [] })), "no-repository");
      assert.equal(reasonOf(await git.readEntry({ ...elsewhere, source: sourceOf({}) })), "no-evidence");
      const evil = sourceOf({ commit: "--upload-pack=touch /tmp/x" });
      assert.equal(reasonOf(await git.locateSource({ ...elsewhere, source: evil })), "bad-request");
    });
  });

  it("falls back from a lost snapshot to the patch, and from a patch that does not fit to the commit", async () => {
    await place.carryOut(first);
    const commit = await place.text("repo", "rev-parse", "HEAD");
    await place.carryOut([{ write: "repo/train.py", text: "two\n" }]);
    await place.carryOut([{ write: "run/source.patch", text: `${await place.text("repo", "diff", "HEAD")}\n` }]);
    await place.carryOut([
      { write: "run/bad.patch", text: "--- a/train.py\n+++ b/train.py\n@@ -1 +1 @@\n-zero\n+x\n" },
    ]);
    await place.carryOut([{ write: "outside.patch", text: "nothing\n" }]);
    const before = await readdir(at("repo", ".git", "objects"));
    await place.within(async () => {
      const source = sourceOf({
        evidence: "snapshot",
        commit,
        snapshot: "cd".repeat(20),
        dirty: true,
        entry: "train.py",
      });
      const ask = async (patch: string): Promise<string[]> => {
        const request = { source: { ...source, patch }, runFolder: at("run"), workspaceFolders: [at("repo")] };
        const entry = valueOf(await git.readEntry(request));
        return [entry.located.evidence, Buffer.from(entry.bytes).toString(), entry.located.notice ?? ""];
      };
      assert.deepEqual((await ask("source.patch")).slice(0, 2), ["patch", "two\n"]);
      const [evidence, text, notice] = await ask("bad.patch");
      assert.deepEqual([evidence, text], ["commit", "one\n"]);
      assert.match(notice ?? "", /does not fit/);
      assert.equal((await ask("../outside.patch"))[0], "commit", "a patch outside the run's folder is not read");
    });
    assert.deepEqual(await readdir(at("repo", ".git", "objects")), before, "nothing is written into the repository");
  });

  it("reads a snapshot whose objects lie in the run's folder", async () => {
    await place.carryOut(first);
    await place.carryOut([
      { git: ["clone", "-q", "{root}/repo", "elsewhere"], in: "." },
      { write: "elsewhere/train.py", text: "run\n" },
      { git: ["commit", "-qam", "x"], in: "elsewhere" },
    ]);
    const snapshot = await place.text("elsewhere", "rev-parse", "HEAD");
    await cp(at("elsewhere", ".git", "objects"), at("run", "objects"), { recursive: true });
    await rm(at("elsewhere"), { recursive: true });
    await place.within(async () => {
      const source = sourceOf({ evidence: "snapshot", snapshot, objects: "objects", entry: "train.py" });
      const request = { source, runFolder: at("run"), workspaceFolders: [at("repo")] };
      const entry = valueOf(await git.readEntry(request));
      assert.deepEqual([entry.located.evidence, Buffer.from(entry.bytes).toString()], ["snapshot", "run\n"]);
      const without = { ...request, source: { ...source, objects: null } };
      assert.equal(reasonOf(await git.readEntry(without)), "commit-missing");
    });
  });

  it("tells a shallow clone and an object that a partial clone has not got", async () => {
    await place.carryOut([
      ...first,
      { write: "repo/train.py", text: "two\n" },
      { git: ["commit", "-qam", "second"], in: "repo" },
      { git: ["config", "uploadpack.allowFilter", "true"], in: "repo" },
      { git: ["clone", "-q", "--depth", "1", "file://{root}/repo", "shallow"], in: "." },
      { git: ["clone", "-q", "--filter=blob:none", "file://{root}/repo", "partial"], in: "." },
      { folder: "run" },
    ]);
    const commit = await place.text("repo", "rev-parse", "HEAD~1");
    await place.within(async () => {
      const ask = (folder: string): Promise<GitResult<unknown>> => {
        const source = sourceOf({ commit, entry: "train.py" });
        return git.readEntry({ source, runFolder: at("run"), workspaceFolders: [at(folder)] });
      };
      const shallow = await ask("shallow");
      assert.ok(!shallow.ok && shallow.reason === "commit-missing" && /unshallow/.test(shallow.remedy ?? ""));
      const partial = await ask("partial");
      assert.ok(!partial.ok && partial.reason === "path-missing", JSON.stringify(partial));
      assert.match(partial.remedy ?? "", /[Ff]etch/);
      assert.equal(reasonOf(await ask("repo")), "ok");
    });
  });

  it("respects safe.directory", async function () {
    await place.carryOut(first);
    if (process.geteuid?.() !== 0) return; // only root can give a repository to somebody else
    await place.carryOut([{ git: ["config", "--global", "safe.directory", "/none"], in: "." }]);
    const { execFileSync } = await import("node:child_process");
    execFileSync("chown", ["-R", "12345", at("repo")]);
    const found = await place.within(() => git.findRepository(at("repo")));
    assert.ok(!found.ok && found.reason === "unsafe-repository" && /safe\.directory/.test(found.remedy ?? ""));
  });

  it("ends its process when disposed, and answers so", async () => {
    await place.carryOut(first);
    const commit = await place.text("repo", "rev-parse", "HEAD");
    await place.within(async () => {
      const here = { repository: valueOf(await git.findRepository(at("repo"))), extraObjects: [] };
      const under = git.readFile(here, commit, "train.py");
      git.dispose();
      assert.ok(["ok", "disposed"].includes(reasonOf(await under)));
      assert.equal(reasonOf(await git.readFile(here, commit, "train.py")), "disposed");
    });
  });
});
