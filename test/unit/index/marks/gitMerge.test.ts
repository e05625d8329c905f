import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import type { MarkChange } from "../../../../src/core/marks/markChange";
import { parseMarks } from "../../../../src/core/marks/parseMarks";
import { runMarks } from "../../../../src/core/marks/runMarks";
import { markFileName } from "../../../../src/index/marks/markFileName";
import { writeRunMarks } from "../../../../src/index/marks/writeRunMarks";
import { temporaryFolder } from "../live/support/temporaryFolder";

const run = "wandb:team/project/run:1";

function git(folder: string, ...args: string[]): string {
  const identity = ["-c", "user.name=tester", "-c", "user.email=tester@localhost", "-c", "commit.gpgsign=false"];
  return execFileSync("git", [...identity, ...args], { cwd: folder, encoding: "utf8", timeout: 60_000 }).trim();
}

/** Marks the run in a clone and commits that. */
async function mark(clone: string, at: number, ...changes: MarkChange[]): Promise<void> {
  await writeRunMarks(path.join(clone, ".runback"), run, changes, at);
  git(clone, "add", "--all");
  git(clone, "commit", "--quiet", "-m", `marks at ${at}`);
}

const read = (clone: string) => readFileSync(path.join(clone, ".runback", "marks", markFileName(run)), "utf8");

/** Two clones of one repository, in which the run may be marked already. */
async function clones(isMarked: boolean): Promise<[string, string]> {
  const folder = temporaryFolder();
  const [one, other] = [path.join(folder, "one"), path.join(folder, "other")];
  git(folder, "init", "--quiet", "--initial-branch=main", one);
  git(one, "commit", "--quiet", "--allow-empty", "-m", "first");
  if (isMarked) await mark(one, 1, { field: "name", value: "first" }, { field: "tags.team", value: "none" });
  git(folder, "clone", "--quiet", one, other);
  return [one, other];
}

for (const isMarked of [true, false])
  describe(`a run marked in two clones${isMarked ? ", and before" : " for the first time"}`, () => {
    it("merges without a conflict to the newest of each field, either way", async () => {
      const [one, other] = await clones(isMarked);
      await mark(one, 10, { field: "name", value: "by one" }, { field: "note", value: "one's\nnote" });
      await mark(other, 20, { field: "name", value: "by the other" }, { field: "star", value: true });
      await mark(one, 30, { field: "tags.team", value: "vision" });
      await mark(other, 25, { field: "tags.team", value: "speech" });
      git(other, "fetch", "--quiet", "origin");
      const behind = git(other, "rev-parse", "HEAD");
      git(other, "merge", "--quiet", "--no-edit", "origin/main");
      git(one, "fetch", "--quiet", other, behind);
      git(one, "merge", "--quiet", "--no-edit", behind);
      for (const clone of [one, other]) {
        assert.equal(git(clone, "status", "--porcelain"), "");
        const { file, problems } = parseMarks(read(clone));
        assert.deepEqual(problems, []);
        assert.ok(Array.isArray(JSON.parse(read(clone))), read(clone));
        assert.deepEqual(runMarks(file), {
          name: "by the other",
          note: "one's\nnote",
          isStarred: true,
          isArchived: false,
          isHidden: false,
          baselineSince: null,
          tags: { team: "vision" },
        });
      }
      await mark(other, 40, { field: "star", value: null });
      const [lines, fields] = [
        read(other)
          .split("\n")
          .filter((line) => line.includes('"field"')),
        4,
      ];
      assert.equal(lines.length, fields, "the next mark leaves one line a field");
    });
  });
