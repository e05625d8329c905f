import { execFileSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { git } from "../../host/support/git";
import { everyFile } from "../../unit/git/faults/everyFile";

const limit = 60_000;
const script = `
import os
import runback
with runback.init("code", name="again" if "RUNBACK_RUN_ID" in os.environ else "first") as run:
    run.log({"loss": 1.0}, step=0)
`;
/** What the run had uncommitted, and what has been written since. */
export const [ran, since] = [`${script}# as it ran\n`, `${script}# since then\n`];

/**
 * A workspace that is a repository, with a run of uncommitted code in it. Since then there is one more commit, in which a
 * file of the run's is ignored, and the tree is dirty: a change, a staged file, an untracked one, an ignored one.
 */
export class CodeProject {
  readonly #root = realpathSync(mkdtempSync(path.join(tmpdir(), "runback-window-")));
  readonly folder = path.join(this.#root, "project");
  readonly environment: NodeJS.ProcessEnv;
  readonly first: string;

  constructor() {
    const config = path.join(this.#root, "gitconfig");
    writeFileSync(config, "[user]\n\tname = tester\n\temail = tester@localhost\n[init]\n\tdefaultBranch = main\n");
    const PYTHONPATH = path.resolve("python");
    this.environment = { ...process.env, GIT_CONFIG_GLOBAL: config, PYTHONPATH, RUNBACK_DIR: undefined };
    mkdirSync(this.folder);
    this.git("init", "--quiet");
    this.write("train.py", script);
    this.write("table.bin", "the run's table");
    this.commit();
    this.first = this.git("rev-parse", "HEAD");
    this.write("train.py", ran);
    const options = { cwd: this.folder, env: this.environment, timeout: limit };
    execFileSync("python3", ["train.py"], { ...options, stdio: "ignore" });
    this.git("checkout", "--quiet", "train.py");
    this.git("rm", "--quiet", "table.bin");
    this.write(".gitignore", "*.bin\n");
    this.commit();
    this.write("train.py", since);
    this.write("staged.py", "staged = True\n");
    this.git("add", "staged.py");
    this.write("notes.txt", "untracked\n");
    this.write("table.bin", "ignored, and mine");
  }

  git(...args: string[]): string {
    const before = process.env["GIT_CONFIG_GLOBAL"];
    process.env["GIT_CONFIG_GLOBAL"] = this.environment["GIT_CONFIG_GLOBAL"];
    try {
      return git(this.folder, ...args);
    } finally {
      if (before === undefined) delete process.env["GIT_CONFIG_GLOBAL"];
      else process.env["GIT_CONFIG_GLOBAL"] = before;
    }
  }

  read(name: string): string {
    return readFileSync(path.join(this.folder, name), "utf8");
  }

  /** Every file of the tree and of git's, but for logs and objects: content, mode and time. */
  state(): ReadonlyMap<string, string> {
    return new Map([...everyFile(this.folder, true)].filter(([file]) => !/^\.runback\/|^\.git\/objects\//.test(file)));
  }

  /** The first record of each run's log, oldest first. */
  starts(): readonly Record<string, unknown>[] {
    const runs = path.join(this.folder, ".runback", "runs", "code");
    const logs = readdirSync(runs)
      .sort()
      .map((id) => path.join(runs, id, "events.jsonl"));
    // A run that is just starting has no log yet, or not a whole line in it.
    const lines = logs.filter((log) => existsSync(log)).map((log) => /^.*\n/.exec(readFileSync(log, "utf8"))?.[0]);
    return lines.filter((line) => line !== undefined).map((line) => JSON.parse(line) as Record<string, unknown>);
  }

  remove(): void {
    rmSync(this.#root, { recursive: true, force: true, maxRetries: 5 });
  }

  private write(name: string, text: string): void {
    writeFileSync(path.join(this.folder, name), text);
  }

  private commit(): void {
    this.git("add", "--all");
    this.git("commit", "--quiet", "--message", "a commit");
  }
}
