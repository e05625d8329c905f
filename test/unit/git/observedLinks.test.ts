import assert from "node:assert/strict";
import path from "node:path";
import type { RunSource } from "../../../src/core/model/runSource";
import { LocalGit } from "../../../src/git/localGit";
import type { ObservedLink } from "../../../src/git/port/snapshots";
import { reasonOf, valueOf } from "./resultOf";
import { sourceOf } from "./sourceOf";
import { VectorPlace } from "./vectorPlace";

describe("the runs that were seen to start with a snapshot", () => {
  let place: VectorPlace;
  let git: LocalGit;
  let source: RunSource;
  let folder: string;

  beforeEach(async () => {
    place = await VectorPlace.make();
    git = new LocalGit({ isTrusted: () => true, candidates: () => [] });
    folder = path.join(place.root, "repo");
    await place.carryOut([
      { folder: "repo" },
      { git: ["init", "-q"], in: "repo" },
      { write: "repo/train.py", text: "one\n" },
      { git: ["add", "-A"], in: "repo" },
      { git: ["commit", "-q", "-m", "first"], in: "repo" },
    ]);
    const commit = await place.text("repo", "rev-parse", "HEAD");
    await place.git("repo", "update-ref", `refs/runback/snapshots/${commit}`, commit);
    source = sourceOf({ evidence: "observed", repository: folder, commit, snapshot: commit, branch: "main" });
  });
  afterEach(async () => {
    git.dispose();
    await place.dispose();
  });

  const link = (runId: string): Promise<void> =>
    place.within(async () => valueOf(await git.snapshots.link(folder, { runId, source })));
  const links = (): Promise<readonly ObservedLink[]> =>
    place.within(async () => valueOf(await git.snapshots.links(folder)));
  const refs = (): Promise<string> => place.text("repo", "for-each-ref", "--format=%(refname)", "refs/runback");

  it("are kept in the repository under one ref a snapshot, and stay when git collects garbage", async () => {
    assert.deepEqual(await links(), []);
    for (const runId of ["first/run", "second\nrun", "first/run"]) await link(runId);
    await place.git("repo", "gc", "-q", "--prune=now");
    assert.deepEqual(await links(), [
      { runId: "first/run", source },
      { runId: "second\nrun", source },
    ]);
    const snapshot = source.snapshot ?? "";
    assert.equal(await refs(), `refs/runback/observed/${snapshot}\nrefs/runback/snapshots/${snapshot}`);
  });

  it("are all kept when they start at once", async () => {
    const runIds = ["a", "b", "c"];
    await place.within(async () => {
      for (const result of await Promise.all(runIds.map((runId) => git.snapshots.link(folder, { runId, source }))))
        valueOf(result);
    });
    assert.deepEqual((await links()).map(({ runId }) => runId).sort(), runIds);
  });

  it("go with the snapshot when it is forgotten or pruned", async () => {
    await link("one");
    await place.within(async () => valueOf(await git.snapshots.forget(folder, source.snapshot ?? "")));
    assert.equal(await refs(), "");
    await link("one");
    await place.git("repo", "update-ref", `refs/runback/snapshots/${source.snapshot}`, source.snapshot ?? "");
    await place.within(async () => valueOf(await git.snapshots.prune(folder, new Set(), Date.now() + 60_000)));
    assert.equal(await refs(), "");
  });

  it("are not believed where a repository names folders of its own, and are left out when they are something else", async () => {
    const snapshot = source.snapshot ?? "";
    const put = async (id: string, text: string): Promise<void> => {
      await place.carryOut([{ write: "blob", text }]);
      const blob = await place.text("repo", "hash-object", "-w", "../blob");
      await place.git("repo", "update-ref", `refs/runback/observed/${id}`, blob);
    };
    const foreign = { ...source, repository: "/etc", objects: "../x", patch: "../../p", folder: "/", snapshot: "f" };
    await put(snapshot, JSON.stringify({ version: 1, runIds: ["r"], source: foreign }));
    for (const [at, text] of [
      "no JSON",
      "[]",
      '{"version":1,"runIds":[1],"source":{}}',
      "x".repeat(2_000_000),
    ].entries())
      await put(String(at).repeat(40), text);
    await put("name", JSON.stringify({ version: 1, runIds: ["r"], source }));
    await place.git("repo", "update-ref", `refs/runback/observed/${"a".repeat(40)}`, "HEAD");
    assert.deepEqual(await links(), [{ runId: "r", source }]);
    const bad = await place.within(() =>
      git.snapshots.link(folder, { runId: "r", source: { ...source, snapshot: "-x" } }),
    );
    assert.equal(reasonOf(bad), "bad-request");
  });
});
