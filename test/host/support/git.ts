import { execFileSync } from "node:child_process";

/** Runs the real git in a folder and gives what it prints. */
export function git(folder: string, ...args: string[]): string {
  return execFileSync("git", args, { cwd: folder, encoding: "utf8", timeout: 60_000 }).trim();
}
