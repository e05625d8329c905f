import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** A demo workspace made by the real command, with a few short runs. */
export interface TinyWorkspace {
  readonly folder: string;
  /** What the command printed on standard output. */
  readonly output: string;
  /** Output of a git command in it. */
  git(...args: string[]): string;
  remove(): void;
}

/** Makes one in a temporary folder; takes about ten seconds. */
export function tinyWorkspace(): TinyWorkspace {
  const parent = mkdtempSync(path.join(tmpdir(), "runback-demo-test-"));
  const folder = path.join(parent, "workspace");
  const args = ["demo/main.mjs", "--workspace-only", "--tiny", "--folder", folder];
  const output = execFileSync(process.execPath, args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  return {
    folder,
    output,
    git: (...rest) => execFileSync("git", rest, { cwd: folder, encoding: "utf8" }).trim(),
    remove: () => rmSync(parent, { recursive: true, force: true, maxRetries: 5 }),
  };
}
