import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { LocalGit } from "../../../src/git/localGit";
import type { LocatedSource } from "../../../src/git/port/locatedSource";
import type { SourceChanges } from "../../../src/git/port/sourceChange";
import { reasonOf, valueOf } from "./resultOf";
import { sourceOf } from "./sourceOf";
import { VectorPlace } from "./vectorPlace";

const long = "line\n".repeat(40);
const base = [
  { folder: "repo" },
  { git: ["init", "-q"], in: "repo" },
  { write: "repo/train.py", text: "one\n" },
  { write: "repo/lib/model.py", text: long },
  { write: "repo/run.sh", text: "#!/bin/sh\n" },
  { write: "repo/picture.bin", base64: "AAEC" },
  { write: "repo/runs/log.json", text: "{}\n" },
  { write: '"repo/caf\\351.py"', text: "odd\n" },
  { git: ["add", "-A"], in: "repo" },
  { git: ["commit", "-q", "-m", "first"], in: "repo" },
];
const changed = [
  { write: "repo/train.py", text: "two\n" },
  { rename: ["repo/lib/model.py", "repo/lib/network.py"] },
  { executable: "repo/run.sh", is: true },
  { write: "repo/picture.bin", base64: "AAED" },
  { write: "repo/runs/log.json", text: "{1}\n" },
  { remove: '"repo/caf\\351.py"' },
  { write: "repo/new.py", text: "new\n" },
];
const expected = [
  ["removed", '"caf\\351.py"', '"caf\\351.py"', false],
  ["renamed", "lib/network.py", "lib/model.py", false],
  ["added", "new.py", null, false],
  ["changed", "picture.bin", "picture.bin", true],
  ["mode", "run.sh", "run.sh", false],
  ["changed", "train.py", "train.py", false],
];
const rows = ({ changes }: SourceChanges): unknown[] =>
  changes.map(({ kind, path: name, oldPath, isBinary }) => [kind, name, oldPath, isBinary]).sort();

describe("browsing and comparing code states", () => {
  let place: VectorPlace;
  let git: LocalGit;
  beforeEach(async () => {
    place = await VectorPlace.make();
    git = new LocalGit({ isTrusted: () => true, candidates: () => [] });
    await place.carryOut(base);
    await place.carryOut([{ folder: "run" }]);
  });
  afterEach(async () => {
    git.dispose();
    await place.dispose();
  });

  async function locate(commit: string, folder = "repo"): Promise<LocatedSource> {
    const source = sourceOf({ evidence: "commit", commit });
    const workspaceFolders = [path.join(place.root, folder)];
    return valueOf(await git.locateSource({ source, runFolder: path.join(place.root, "run"), workspaceFolders }));
  }

  it("lists folders and all files, and says what is not there", async () => {
    const head = await place.text("repo", "rev-parse", "HEAD");
    await place.within(async () => {
      const located = await locate(head);
      const top = valueOf(await git.browser.listFolder(located, ""));
      assert.deepEqual(
        top.map((entry) => [entry.path, entry.kind]),
        [
          ['"caf\\351.py"', "file"],
          ["lib", "folder"],
          ["picture.bin", "file"],
          ["run.sh", "file"],
          ["runs", "folder"],
          ["train.py", "file"],
        ].sort(([a = ""], [b = ""]) => (a.replace('"', "") < b.replace('"', "") ? -1 : 1)),
      );
      assert.deepEqual(
        valueOf(await git.browser.listFolder(located, "lib")).map((entry) => entry.path),
        ["lib/model.py"],
      );
      assert.equal(valueOf(await git.browser.listFiles(located)).length, 6);
      assert.equal(reasonOf(await git.browser.listFolder(located, "gone")), "path-missing");
      assert.equal(reasonOf(await git.browser.listFolder(located, "train.py")), "path-missing");
    });
  });

  it("compares two commits: renamed, binary, mode-only, removed, odd names", async () => {
    const first = await place.text("repo", "rev-parse", "HEAD");
    await place.carryOut([...changed, { git: ["add", "-A"], in: "repo" }, { git: ["commit", "-qm", "2"], in: "repo" }]);
    const second = await place.text("repo", "rev-parse", "HEAD");
    await place.within(async () => {
      const found = rows(valueOf(await git.browser.compare(await locate(first), await locate(second))));
      assert.deepEqual(found, [...expected, ["changed", "runs/log.json", "runs/log.json", false]].sort());
    });
  });

  it("compares with the working tree, untracked code in and log directories out, and leaves nothing behind", async () => {
    const first = await place.text("repo", "rev-parse", "HEAD");
    await place.carryOut([
      ...changed,
      { write: "repo/data.csv", text: "1\n" },
      { write: "repo/mlruns/a.py", text: "1\n" },
    ]);
    const before = await place.fingerprint("repo");
    const objects = await readdir(path.join(place.root, "repo", ".git", "objects"));
    await place.within(async () => {
      const top = path.join(place.root, "repo");
      const leftOut = [path.join(top, "runs"), path.join(top, "mlruns")];
      const result = valueOf(await git.browser.compareWithWorkingTree(await locate(first), top, leftOut));
      assert.deepEqual(rows(result), [...expected].sort());
      assert.deepEqual(result.notCompared, [{ path: "data.csv", reason: "not code or configuration" }]);
    });
    assert.deepEqual(await place.fingerprint("repo"), before);
    assert.deepEqual(await readdir(path.join(place.root, "repo", ".git", "objects")), objects);
    assert.equal(await place.text("repo", "for-each-ref", "refs/runback"), "");
    assert.deepEqual(
      (await readdir(tmpdir())).filter((name) => name.startsWith("runback-compare-")),
      [],
    );
  });

  it("compares states of two clones that know nothing of each other, and submodules as such", async () => {
    await place.carryOut([
      { git: ["clone", "-q", "{root}/repo", "other"], in: "." },
      { write: "other/train.py", text: "other\n" },
      { git: ["submodule", "add", "-q", "{root}/repo", "sub"], in: "other" },
      { git: ["commit", "-qam", "other"], in: "other" },
    ]);
    const [first, second] = [
      await place.text("repo", "rev-parse", "HEAD"),
      await place.text("other", "rev-parse", "HEAD"),
    ];
    await place.within(async () => {
      const result = await git.browser.compare(await locate(first), await locate(second, "other"));
      assert.deepEqual(rows(valueOf(result)), [
        ["added", ".gitmodules", null, false],
        ["changed", "train.py", "train.py", false],
        ["submodule", "sub", "sub", false],
      ]);
    });
  });

  it("compares copied files by their content", async () => {
    await place.carryOut([
      { write: "run/source/train.py", text: "copied\n" },
      { write: "run/source/lib/model.py", text: long },
    ]);
    const head = await place.text("repo", "rev-parse", "HEAD");
    await place.within(async () => {
      const runFolder = path.join(place.root, "run");
      const source = sourceOf({ evidence: "files" });
      const copied = valueOf(await git.locateSource({ source, runFolder, workspaceFolders: [] }));
      const wanted = [["changed", "train.py", "train.py", false]];
      assert.deepEqual(rows(valueOf(await git.browser.compare(copied, await locate(head)))), wanted);
      const top = path.join(place.root, "repo");
      assert.deepEqual(rows(valueOf(await git.browser.compareWithWorkingTree(copied, top, []))), wanted);
      assert.equal(valueOf(await git.browser.listFiles(copied)).length, 2);
    });
  });
});
