import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { LocalGit } from "../../../../../src/git/localGit";
import { ExperimentsImporter } from "../../../../../src/index/imports/dvc/experiments/experimentsImporter";
import { openLive, type LiveIndex } from "../../live/support/openLive";
import { temporaryFolder } from "../../live/support/temporaryFolder";
import { restoreQueue } from "../support/restoreQueue";

const fixture = path.resolve("test/fixtures/dvc/queue");
const baseline = "0f92da07b9603f4a3da1623b1fcd271d859a4c3c";
const later = "621fc72abfe9c3d412de2fe8dd68cd3fe6c397c3";
const waited = `dvc-experiments:${later}`;
const star = (value: true | null) => [{ field: "star", value }];

describe("marks of a queued experiment of DVC", () => {
  it("stay with it when it has run, and go by its result's commit from then on", async () => {
    const folder = temporaryFolder();
    const project = path.join(folder, "project");
    mkdirSync(project);
    restoreQueue(fixture, project);
    const run = (...args: string[]) =>
      execFileSync("git", args, { cwd: project, encoding: "utf8", stdio: "pipe" }).trim();
    const git = new LocalGit({ isTrusted: () => true, candidates: () => [] });
    const open = async (): Promise<LiveIndex> => {
      const index = await openLive(folder, { importers: [new ExperimentsImporter(git)] });
      await index.loaded();
      return index;
    };
    const row = async ({ api }: LiveIndex, runId: string) => {
      const detail = await api.run(runId);
      return [detail?.row.runId, detail?.row.status, detail?.row.isStarred, detail?.aliases];
    };
    const marked = () => readdirSync(path.join(project, ".runback/marks")).filter((name) => name.endsWith(".json"));
    try {
      const index = await open();
      await index.api.mark([waited], star(true));
      assert.deepEqual(await row(index, waited), [waited, "SCHEDULED", true, []]);
      assert.deepEqual(marked(), [`dvc-experiments%3A${later}.json`]);

      const hash = "ab".repeat(32);
      const author = ["-c", "user.name=A", "-c", "user.email=a@b"];
      const subject = `dvc: commit experiment ${hash}`;
      const result = run(...author, "commit-tree", `${later}^{tree}`, "-p", baseline, "-m", subject);
      const ref = `refs/exps/0f/${baseline.slice(2)}/later`;
      const notes = path.join(project, ".dvc/tmp/exps/run", later);
      mkdirSync(notes);
      const note = { baseline_rev: baseline, location: "dvc-task", root_dir: path.join(project, ".dvc/tmp/exps/gone") };
      const end = { name: "later", status: 6, result_hash: hash, result_ref: ref };
      writeFileSync(path.join(notes, `${later}.run`), JSON.stringify({ ...note, ...end }));
      const queue = path.join(project, ".git/logs/refs/exps/celery/stash");
      writeFileSync(queue, readFileSync(queue, "utf8").split("\n").slice(1).join("\n"));
      run("update-ref", ref, result);
      const left = `dvc-experiments:${result}`;
      await index.api.refresh();
      for (const id of [waited, left]) assert.deepEqual(await row(index, id), [waited, "FINISHED", true, [left]]);
      await index.api.mark([left], [{ field: "note", value: "kept" }]);
      assert.deepEqual(marked().sort(), [waited, left].map((id) => `${id.replace(":", "%3A")}.json`).sort());
      await index.api.mark([waited], star(null));
      assert.deepEqual(await row(index, waited), [waited, "FINISHED", false, [left]]);
      await index.close();

      const again = await open();
      for (const id of [waited, left]) assert.deepEqual(await row(again, id), [waited, "FINISHED", false, [left]]);
      assert.equal((await again.api.run(waited))?.note, "kept");
    } finally {
      git.dispose();
    }
  });
});
