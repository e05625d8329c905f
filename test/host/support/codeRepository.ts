import { chmodSync, mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { git } from "./git";
import { RunWriter } from "./runWriter";

/** A real repository outside the workspace with two commits and an uncommitted state, and a run at each commit. */
export class CodeRepository {
  readonly folder = realpathSync(mkdtempSync(path.join(tmpdir(), "runback-code-")));
  readonly first: string;
  readonly second: string;

  constructor() {
    git(this.folder, "init", "--quiet", "--initial-branch=main");
    git(this.folder, "config", "user.name", "tester");
    git(this.folder, "config", "user.email", "tester@localhost");
    this.write("train.py", "print('first')\n");
    this.write("lib/model.py", "depth = 1\n");
    this.write("lib/old_name.py", "one = 1\ntwo = 2\nthree = 3\nfour = 4\n");
    this.write("run.sh", "python train.py\n");
    this.write("picture.png", Buffer.from([137, 80, 78, 71, 0, 1, 2, 3]));
    this.first = this.commit("first");
    this.write("train.py", "print('second')\n");
    renameSync(path.join(this.folder, "lib/old_name.py"), path.join(this.folder, "lib/new_name.py"));
    chmodSync(path.join(this.folder, "run.sh"), 0o755);
    this.write("picture.png", Buffer.from([137, 80, 78, 71, 0, 3, 2, 1]));
    this.second = this.commit("second");
  }

  write(name: string, content: string | Uint8Array): void {
    const file = path.join(this.folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }

  /** Commits everything and gives the commit's id. */
  commit(message: string): string {
    git(this.folder, "add", "--all");
    git(this.folder, "commit", "--quiet", "-m", message);
    return git(this.folder, "rev-parse", "HEAD");
  }

  /** A commit of the given files on `first`, as a snapshot is one: nothing of the tree, index or branches moves. */
  snapshot(files: Readonly<Record<string, string>>): string {
    const index = path.join(this.folder, ".git", "snapshot-index");
    const run = (...args: string[]) => git(this.folder, "-c", "core.fsync=none", ...args);
    process.env["GIT_INDEX_FILE"] = index;
    try {
      run("read-tree", this.first);
      for (const [name, content] of Object.entries(files)) {
        const scratch = path.join(this.folder, ".git", "snapshot-file");
        writeFileSync(scratch, content);
        const blob = run("hash-object", "-w", scratch);
        run("update-index", "--add", "--cacheinfo", `100644,${blob},${name}`);
      }
      const tree = run("write-tree");
      const identity = ["-c", "user.name=Runback", "-c", "user.email=runback@localhost"];
      return run(...identity, "commit-tree", tree, "-p", this.first, "-m", "Runback snapshot");
    } finally {
      delete process.env["GIT_INDEX_FILE"];
      rmSync(index, { force: true });
    }
  }

  /** A run in the workspace's logs that ran a commit of this repository. */
  run(name: string, commit: string, more: object = {}): RunWriter {
    const known = { attempt: 1, evidence: "commit", repository: this.folder, commit, branch: "main", dirty: false };
    const lists = { snapshot: null, changed: [], untracked: [], not_captured: [], entry: "train.py" };
    return new RunWriter({ name, experiment: "exact-code", age: commit === this.first ? 60 : 0 })
      .write("source", { ...known, ...lists, ...more })
      .end();
  }

  /** Everything of the repository that no act may move. */
  state(): string {
    const branches = git(this.folder, "for-each-ref", "refs/heads", "refs/stash");
    return [git(this.folder, "status", "--porcelain"), git(this.folder, "rev-parse", "HEAD"), branches].join("\n");
  }

  remove(): void {
    for (const folder of [this.folder, `${this.folder}.worktrees`]) rmSync(folder, { recursive: true, force: true });
  }
}
