import assert from "node:assert/strict";
import path from "node:path";
import { LocalGit } from "../../../src/git/localGit";
import { GitRunner } from "../../../src/git/process/gitRunner";
import { openRepository } from "../../../src/git/repository/openRepository";
import { takeSnapshot } from "../../../src/git/snapshot/takeSnapshot";
import { valueOf } from "./resultOf";
import { sourceOf } from "./sourceOf";
import { VectorPlace, type VectorStep } from "./vectorPlace";

const first: VectorStep[] = [
  { folder: "repo" },
  { folder: "run" },
  { git: ["init", "-q"], in: "repo" },
  { write: "repo/train.py", text: "one\n" },
  { git: ["add", "-A"], in: "repo" },
  { git: ["commit", "-q", "-m", "first"], in: "repo" },
];

describe("evidence that is put together again", () => {
  let place: VectorPlace;
  let git: LocalGit;
  beforeEach(async () => {
    place = await VectorPlace.make();
    git = new LocalGit({ isTrusted: () => true, candidates: () => [] });
  });
  afterEach(async () => {
    git.dispose();
    await place.dispose();
  });

  const at = (...names: string[]): string => path.join(place.root, ...names);

  it("applies a patch without the binary files that it only names, and says which they are", async () => {
    const picture = (last: number) => ({
      write: "repo/data/pic ture.bin",
      base64: Buffer.from([0, 1, last]).toString("base64"),
    });
    await place.carryOut([...first, picture(2), { git: ["add", "-A"], in: "repo" }]);
    await place.git("repo", "commit", "-q", "-m", "binary");
    const commit = await place.text("repo", "rev-parse", "HEAD");
    const ask = async (patch: string) => {
      const source = sourceOf({ evidence: "patch", commit, patch, entry: "train.py" });
      const request = { source, runFolder: at("run"), workspaceFolders: [at("repo")] };
      const { located, bytes } = valueOf(await place.within(() => git.readEntry(request)));
      return [located.evidence, Buffer.from(bytes).toString(), located.notice ?? ""];
    };
    await place.carryOut([picture(3)]);
    await place.carryOut([{ write: "run/only.patch", text: `${await place.text("repo", "diff", "HEAD")}\n` }]);
    await place.carryOut([{ write: "repo/train.py", text: "two\nBinary files a/x and b/x differ\n" }]);
    await place.carryOut([{ write: "run/both.patch", text: `${await place.text("repo", "diff", "HEAD")}\n` }]);
    const [evidence, text, notice] = await ask("both.patch");
    assert.deepEqual([evidence, text], ["patch", "two\nBinary files a/x and b/x differ\n"]);
    assert.match(notice ?? "", /binary files, which are as in the commit: data\/pic ture\.bin\.$/);
    assert.deepEqual((await ask("only.patch")).slice(0, 2), ["patch", "one\n"]);
  });

  it("reads a snapshot that was shared and fetched, and no other code under its name", async () => {
    await place.carryOut(first);
    const commit = await place.text("repo", "rev-parse", "HEAD");
    const trusted = { isTrusted: () => true, candidates: (): readonly string[] => [] };
    await place.carryOut([
      { git: ["clone", "-q", "{root}/repo", "elsewhere"], in: "." },
      { write: "elsewhere/train.py", text: "shared\n" },
    ]);
    await place.within(async () => {
      const runner = new GitRunner(trusted);
      const task = { leftOut: [], knownCode: [], runObjects: null };
      const { snapshot } = await takeSnapshot(runner, await openRepository(runner, at("elsewhere")), task);
      const source = sourceOf({ evidence: "snapshot", commit, snapshot, entry: "train.py" });
      const locate = async (folder: string) =>
        valueOf(await git.locateSource({ source, runFolder: at("run"), workspaceFolders: [at(folder)] }));
      const shared = valueOf(await git.snapshots.withoutHistory(await locate("elsewhere")));
      const ref = `refs/runback/shared/${snapshot}`;
      await place.git("elsewhere", "update-ref", ref, shared);
      assert.equal((await locate("repo")).evidence, "commit");
      await place.git("repo", "fetch", "-q", at("elsewhere"), `${ref}:${ref}`);
      const located = await locate("repo");
      assert.equal(located.evidence, "snapshot");
      assert.equal(Buffer.from(valueOf(await git.readSourceFile(located, "train.py"))).toString(), "shared\n");
      await place.git("repo", "update-ref", ref, commit);
      assert.equal((await locate("repo")).evidence, "commit", "another tree does not make the snapshot's id");
    });
  });
});
