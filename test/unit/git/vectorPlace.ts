import assert from "node:assert/strict";
import { execFile, execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  lstat,
  mkdir,
  mkdtemp,
  readFile,
  readdir,
  rename,
  rm,
  symlink,
  unlink,
  utimes,
  writeFile,
  chmod,
  realpath,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { pathBytes } from "../../../src/git/paths/pathBytes";

/** One step of a vector, as test/fixtures/snapshots/README.md describes them. */
export type VectorStep = Readonly<Record<string, unknown>>;

const run = promisify(execFile);

/** A folder where the steps of a vector are carried out in real repositories, with git configuration of its own. */
export class VectorPlace {
  private constructor(
    readonly root: string,
    readonly environment: NodeJS.ProcessEnv,
  ) {}

  static async make(parent = tmpdir()): Promise<VectorPlace> {
    const root = await realpath(await mkdtemp(path.join(parent, "runback-git-test-")));
    const config = path.join(root, "gitconfig");
    const text =
      '[user]\nname = Vector\nemail = vector@example.org\n[protocol "file"]\nallow = always\n[init]\ndefaultBranch = main\n[gc]\nauto = 0\n';
    await writeFile(config, text);
    const date = "2024-01-01T00:00:00+0000";
    const own = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("GIT_")));
    const fixed = {
      GIT_CONFIG_GLOBAL: config,
      GIT_CONFIG_NOSYSTEM: "1",
      GIT_AUTHOR_DATE: date,
      GIT_COMMITTER_DATE: date,
    };
    return new VectorPlace(root, { ...own, HOME: root, ...fixed });
  }

  /** Lets an act see this place's environment, as the user's git would. */
  async within<T>(act: () => Promise<T>): Promise<T> {
    const before = { ...process.env };
    Object.assign(process.env, this.environment);
    try {
      return await act();
    } finally {
      for (const name of Object.keys(this.environment)) {
        const value = before[name];
        if (value === undefined) delete process.env[name];
        else process.env[name] = value;
      }
    }
  }

  /** The absolute path, as bytes, of a path text below the root. */
  path(text: string): Buffer {
    const bytes = pathBytes(text);
    assert.ok(bytes !== null, text);
    return Buffer.concat([Buffer.from(`${this.root}/`), Buffer.from(bytes, "latin1")]);
  }

  async git(folder: string, ...args: string[]): Promise<Buffer> {
    const options = { cwd: path.join(this.root, folder), env: this.environment, encoding: "buffer" as const };
    return (await run("git", args, { ...options, timeout: 60_000, maxBuffer: 1 << 28 })).stdout;
  }

  async text(folder: string, ...args: string[]): Promise<string> {
    return (await this.git(folder, ...args)).toString("utf8").trimEnd();
  }

  async carryOut(steps: readonly VectorStep[]): Promise<void> {
    for (const step of steps) await this.step(step);
  }

  private async step(step: VectorStep): Promise<void> {
    const text = (name: string): string => step[name] as string;
    if ("git" in step) {
      const args = (step["git"] as string[]).map((arg) => arg.replace("{root}", this.root));
      await this.git(text("in"), ...args).catch((error: unknown) => {
        if (step["fails"] !== true) throw error;
      });
    } else if ("write" in step) {
      await this.write(text("write"), content(step), step["executable"] === true);
    } else if ("files" in step) {
      for (let number = 0; number < (step["count"] as number); number += 1)
        await this.write(`${text("files")}${String(number).padStart(5, "0")}${text("suffix")}`, Buffer.alloc(0), false);
    } else if ("folder" in step) await mkdir(this.path(text("folder")), { recursive: true });
    else if ("remove" in step) await remove(this.path(text("remove")));
    else if ("rename" in step) {
      const [from = "", to = ""] = step["rename"] as string[];
      await rename(this.path(from), this.path(to));
    } else if ("link" in step) await symlink(text("to"), this.path(text("link")));
    else if ("fifo" in step) execFileSync("mkfifo", [this.path(text("fifo")).toString()]);
    else if ("executable" in step) await chmod(this.path(text("executable")), step["is"] === true ? 0o755 : 0o644);
    else if ("settle" in step) await this.settle(text("settle"));
    else assert.fail(`unknown step: ${JSON.stringify(step)}`);
  }

  private async write(name: string, bytes: Buffer, isExecutable: boolean): Promise<void> {
    const target = this.path(name);
    await mkdir(target.subarray(0, target.lastIndexOf(47)), { recursive: true });
    await writeFile(target, bytes);
    if (isExecutable) await chmod(target, 0o755);
  }

  /** Makes every file older than the index, and lets git note it, so that no entry needs a look at its content. */
  private async settle(folder: string): Promise<void> {
    for (const name of (await this.text(folder, "ls-files", "-z")).split("\0").filter(Boolean))
      await utimes(path.join(this.root, folder, name), 1_700_000_000, 1_700_000_000);
    await this.git(folder, "update-index", "--refresh");
  }

  /** Everything of the user's that no act but an asked-for one may change. */
  async fingerprint(folder: string): Promise<unknown> {
    const top = await this.text(folder, "rev-parse", "--show-toplevel");
    const index = path.resolve(top, await this.text(folder, "rev-parse", "--absolute-git-dir"), "index");
    const lines = (await this.text(folder, "for-each-ref", "--format=%(refname) %(objectname)")).split("\n");
    const quiet = (...args: string[]): Promise<string | null> => this.text(folder, ...args).catch(() => null);
    return {
      status: await quiet("--no-optional-locks", "status", "--porcelain=v1", "-z", "--ignored"),
      head: await quiet("rev-parse", "--symbolic-full-name", "HEAD"),
      commit: await quiet("rev-parse", "-q", "--verify", "HEAD"),
      refs: lines.filter((line) => line !== "" && !line.startsWith("refs/runback/")),
      stash: await quiet("stash", "list"),
      index: await readFile(index).then(digest, () => null),
      files: await this.files(Buffer.from(top)),
    };
  }

  private async files(folder: Buffer): Promise<unknown[]> {
    const found: unknown[] = [];
    const names = (await readdir(folder, { encoding: "buffer" })).map((name) => name.toString("latin1")).sort();
    for (const name of names.filter((one) => one !== ".git")) {
      const file = Buffer.concat([folder, Buffer.from(`/${name}`, "latin1")]);
      const status = await lstat(file, { bigint: true });
      const hash = status.isFile() ? digest(await readFile(file)) : null;
      found.push([file.toString("latin1"), status.mode, status.isDirectory() ? 0n : status.size, status.mtimeNs, hash]);
      if (status.isDirectory()) found.push(...(await this.files(file)));
    }
    return found;
  }

  dispose(): Promise<void> {
    return rm(this.root, { recursive: true, force: true });
  }
}

async function remove(file: Buffer): Promise<void> {
  if ((await lstat(file)).isDirectory()) await rm(file.toString("utf8"), { recursive: true });
  else await unlink(file);
}

const digest = (bytes: Buffer): string => createHash("sha256").update(bytes).digest("hex");

function content(step: VectorStep): Buffer {
  if ("base64" in step) return Buffer.from(step["base64"] as string, "base64");
  if ("repeat" in step) {
    const [piece = "", count = 0] = step["repeat"] as [string, number];
    return Buffer.from(piece.repeat(count));
  }
  return Buffer.from("parts" in step ? (step["parts"] as string[]).join("") : (step["text"] as string));
}
