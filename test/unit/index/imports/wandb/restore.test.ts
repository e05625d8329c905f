import assert from "node:assert/strict";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { wandbImporter } from "../../../../../src/index/imports/wandb/wandbImporter";
import { LocalGit } from "../../../../../src/git/localGit";
import type { RunSource } from "../../../../../src/core/model/runSource";
import { valueOf } from "../../../git/resultOf";
import { VectorPlace } from "../../../git/vectorPlace";
import { FolderReader } from "../support/folderReader";
import type { ImportedRun } from "../support/importedRun";

/** A log with nothing but its header: W&B had not written more when it was killed. */
const emptyLog = Buffer.from([0x3a, 0x57, 0x26, 0x42, 0xe1, 0xbe, 0x00]);

describe("W&B: the exact code of a run", () => {
  let place: VectorPlace;
  let git: LocalGit;
  beforeEach(async () => {
    place = await VectorPlace.make();
    git = new LocalGit({ isTrusted: () => true, candidates: () => [] });
    await place.carryOut([
      { folder: "repo" },
      { git: ["init", "-q"], in: "repo" },
      { write: "repo/.gitignore", text: "wandb/\n" },
      { write: "repo/src/train.py", text: "rate = 1\n" },
      { git: ["add", "-A"], in: "repo" },
      { git: ["commit", "-q", "-m", "first"], in: "repo" },
    ]);
  });
  afterEach(async () => {
    git.dispose();
    await place.dispose();
  });

  /** What wandb leaves of a start: commit and script in the metadata, and `git diff HEAD`. */
  async function start(name: string): Promise<void> {
    const folder = path.join(place.root, "repo", "wandb", name);
    await mkdir(path.join(folder, "files"), { recursive: true });
    await writeFile(path.join(folder, "run-abc.wandb"), emptyLog);
    const commit = await place.text("repo", "rev-parse", "HEAD");
    const metadata = { git: { commit, remote: "https://ada:secret@example.org/r.git" }, codePath: "src/train.py" };
    await writeFile(path.join(folder, "files", "wandb-metadata.json"), JSON.stringify(metadata));
    await writeFile(path.join(folder, "files", "diff.patch"), await place.git("repo", "diff", "HEAD"));
    await writeFile(path.join(folder, "files", "config.yaml"), "wandb_version: 1\n\nlr:\n  desc: null\n  value: 0.5\n");
    await writeFile(path.join(folder, "files", "wandb-summary.json"), '{"loss": NaN, "_step": 7, "_timestamp": 1.5}');
  }

  async function readRun(): Promise<ImportedRun> {
    const { runs } = await new FolderReader(wandbImporter, path.join(place.root, "repo")).read();
    assert.equal(runs.size, 1);
    return [...runs.values()][0]!;
  }

  /** The entry script as the product opens it: a source's own folder goes before the run's. */
  async function entryOf(source: RunSource, runFolder: string): Promise<string> {
    const request = { source, runFolder: source.folder ?? runFolder, workspaceFolders: [] };
    const file = valueOf(await git.readEntry(request));
    assert.equal(file.path, "src/train.py");
    return Buffer.from(file.bytes).toString();
  }

  it("is the commit with the patch of each start, though the working tree went on", async () => {
    await place.carryOut([{ write: "repo/src/train.py", text: "rate = 2\n" }]);
    await start("run-20260101_100000-abc");
    await place.carryOut([{ write: "repo/src/train.py", text: "rate = 3\n" }]);
    await start("run-20260102_100000-abc");
    await place.carryOut([{ write: "repo/src/train.py", text: "rate = 4\n" }]);
    const { record } = await readRun();
    const folder = path.join(place.root, "repo", "wandb", "run-20260101_100000-abc");
    await place.within(async () => {
      const found = await Promise.all(record.sources.map((source) => entryOf(source, folder)));
      assert.deepEqual(found, ["rate = 2\n", "rate = 3\n"]);
    });
    assert.deepEqual(
      record.sources.map(({ evidence, dirty, changed, remote }) => [evidence, dirty, changed, remote]),
      [1, 2].map(() => ["patch", true, ["src/train.py"], "https://example.org/r.git"]),
    );
    assert.equal(await readFile(path.join(place.root, "repo/src/train.py"), "utf8"), "rate = 4\n");
  });

  it("comes with what the files say where the log is empty, and with a note on W&B's blocks", async () => {
    await start("run-20260101_100000-abc");
    const { record, metrics } = await readRun();
    assert.equal(record.runId, "wandb:abc");
    assert.equal(record.status, "RUNNING");
    assert.deepEqual(record.params, [["lr", 0.5]]);
    assert.deepEqual([...metrics], [["loss", [[7, 1500, NaN]]]]);
    assert.equal(record.problems.length, 1);
    assert.match(record.problems[0]!.reason, /blocks of 32 KiB/);
  });
});
