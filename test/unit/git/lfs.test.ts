import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { LocalGit } from "../../../src/git/localGit";
import type { LocatedSource } from "../../../src/git/port/locatedSource";
import { GitRunner } from "../../../src/git/process/gitRunner";
import { openRepository } from "../../../src/git/repository/openRepository";
import type { Snapshot } from "../../../src/git/snapshot/snapshot";
import { takeSnapshot } from "../../../src/git/snapshot/takeSnapshot";
import { everyFile } from "./faults/everyFile";
import { valueOf } from "./resultOf";
import { VectorPlace } from "./vectorPlace";

const trusted = { isTrusted: () => true, candidates: (): readonly string[] => [] };
const file = "data/model.bin";
const weights = "weights of the first model\n";
const attributes = "*.bin filter=lfs diff=lfs merge=lfs -text\n";

/** Whether git-lfs is on this machine. Without it, a filter that does as much of it as the tests need takes its place. */
const isReal = ((): boolean => {
  try {
    execFileSync("git", ["lfs", "version"], { stdio: "ignore" });
    return true;
  } catch {
    return false; // not installed
  }
})();

describe(`a repository with LFS (${isReal ? "git-lfs" : "a filter in place of git-lfs, which is not installed"})`, () => {
  let place: VectorPlace;
  let git: LocalGit;

  beforeEach(async () => {
    place = await VectorPlace.make();
    git = new LocalGit(trusted);
    await place.carryOut([{ folder: "repo" }, { git: ["init", "-q", "--template="], in: "repo" }]);
    await installLfs();
    await place.carryOut([
      { write: "repo/train.py", text: "one\n" },
      { write: "repo/data/.gitattributes", text: attributes },
      { write: `repo/${file}`, text: weights },
      { git: ["add", "-A"], in: "repo" },
      { git: ["commit", "-q", "-m", "first"], in: "repo" },
      { settle: "repo" },
    ]);
  });
  afterEach(async () => {
    git.dispose();
    await place.dispose();
  });

  async function installLfs(): Promise<void> {
    if (isReal) return void (await place.git("repo", "lfs", "install", "--local"));
    const digest = "0".repeat(64);
    const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${digest}\nsize ${weights.length}\n`;
    await writeFile(path.join(place.root, "pointer"), pointer);
    await mkdir(path.join(top(), ".git", "lfs"));
    await place.git("repo", "config", "filter.lfs.clean", `cat >&2; cat '${place.root}/pointer'`);
    await place.git("repo", "config", "filter.lfs.smudge", `cat >&2; printf '${weights.trim()}\\n'`);
    await place.git("repo", "config", "filter.lfs.required", "true");
  }

  const top = (): string => path.join(place.root, "repo");
  const stored = (revision: string): Promise<string> => place.text("repo", "cat-file", "-p", `${revision}:${file}`);

  function snapshot(): Promise<Snapshot> {
    return place.within(async () => {
      const runner = new GitRunner(trusted);
      const task = { leftOut: [], knownCode: [], runObjects: null };
      return takeSnapshot(runner, await openRepository(runner, top()), task);
    });
  }

  async function located(revision: string): Promise<LocatedSource> {
    const repository = valueOf(await place.within(() => git.findRepository(top())));
    const objects = { repository, extraObjects: [] };
    return { kind: "objects", evidence: "snapshot", place: objects, revision, base: null, notice: null };
  }

  it("is clean when nothing changed", async () => {
    assert.match(await stored("HEAD"), /^version https:\/\/git-lfs\.github\.com\/spec\/v1\noid sha256:/);
    const taken = await snapshot();
    assert.equal(taken.snapshot, await place.text("repo", "rev-parse", "HEAD"));
    assert.deepEqual([taken.isDirty, [...taken.notCaptured]], [false, []]);
  });

  it("keeps the committed pointer of a changed file, and says that the change is not captured", async () => {
    await place.carryOut([
      { write: "repo/train.py", text: "two\n" },
      { write: `repo/${file}`, text: "weights of the second model\n" },
      { write: "repo/data/new.bin", text: "more weights\n" },
    ]);
    const before = [await place.fingerprint("repo"), everyFile(path.join(top(), ".git", "lfs"), true)];
    const taken = await snapshot();
    assert.equal(await stored(taken.snapshot), await stored("HEAD"));
    assert.deepEqual([taken.isDirty, taken.changed], [true, [file, "train.py"]]);
    assert.deepEqual(
      [...taken.notCaptured],
      [
        ["data/new.bin", "not code or configuration"],
        [file, "filter lfs"],
      ],
    );
    const state = await located(taken.snapshot);
    const compared = valueOf(await place.within(() => git.browser.compareWithWorkingTree(state, top(), [])));
    assert.deepEqual(compared.changes, []);
    assert.ok(compared.notCompared.some((one) => one.path === file && one.reason === "filter lfs"));
    assert.deepEqual([await place.fingerprint("repo"), everyFile(path.join(top(), ".git", "lfs"), true)], before);
  });

  it("shows the pointer when it is browsed, and names the files in a working tree that are pointers", async () => {
    const pointer = `${await stored("HEAD")}\n`;
    const state = await located(await place.text("repo", "rev-parse", "HEAD"));
    const read = await place.within(() => git.readSourceFile(state, file));
    assert.equal(Buffer.from(valueOf(read)).toString(), pointer);
    const request = { located: state, label: "lfs", asChanges: false, parentFolder: null };
    const opened = valueOf(await place.within(() => git.worktrees.open(request)));
    assert.deepEqual(opened.filtered, [file]);
    assert.equal(await readFile(path.join(opened.folder, file), "utf8"), pointer);
    assert.equal(await readFile(path.join(top(), file), "utf8"), weights);
    valueOf(await place.within(() => git.worktrees.remove(opened.folder, false)));
  });
});
