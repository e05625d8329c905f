import { execFile } from "node:child_process";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const author = { name: "Mira Okafor", email: "mira@example.org" };

/** The user's own settings (signing, hooks, line ends) must not change the demo's history, which has fixed ids. */
const environment = {
  GIT_CONFIG_GLOBAL: os.devNull,
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_TERMINAL_PROMPT: "0",
  GIT_COMMITTER_NAME: author.name,
  GIT_COMMITTER_EMAIL: author.email,
};

/** The environment without what git or a surrounding run of Runback has put there. */
export function cleanEnvironment() {
  const names = Object.keys(process.env).filter((name) => !/^(GIT_|RUNBACK_)/.test(name));
  return Object.fromEntries(names.map((name) => [name, process.env[name]]));
}

/** The demo project's repository. */
export class ProjectGit {
  /** @param {string} folder its top level */
  constructor(folder) {
    this.folder = folder;
  }

  async #git(...args) {
    const env = { ...cleanEnvironment(), ...environment };
    const { stdout } = await run("git", args, { cwd: this.folder, env, timeout: 60_000 });
    return stdout.trim();
  }

  async create() {
    await this.#git("init", "--quiet", "--initial-branch=main");
    const settings = { "user.name": author.name, "user.email": author.email, "core.autocrlf": "false" };
    for (const [key, value] of Object.entries(settings)) await this.#git("config", key, value);
  }

  /** Commits a patch in the form of `git format-patch`: message, author and dates are in it. */
  async commitPatch(file) {
    await this.#git("am", "--quiet", "--committer-date-is-author-date", path.resolve(file));
  }

  /** Applies a patch to the working tree alone: its new files are untracked then. */
  async change(file) {
    await this.#git("apply", "--whitespace=nowarn", path.resolve(file));
  }

  /** Throws away every uncommitted change; ignored files stay. */
  async restore() {
    await this.#git("reset", "--quiet", "--hard");
    await this.#git("clean", "--quiet", "-d", "--force");
  }

  /** Ids of the commits, newest first. */
  async history() {
    const output = await this.#git("log", "--format=%H");
    return output.split("\n");
  }
}
