import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync } from "node:fs";
import path from "node:path";

/** Makes the repository of DVC's queue in an empty folder as it was: bundles hold no reflogs, which are the queues. */
export function restoreQueue(fixture: string, project: string): void {
  const run = (...args: string[]) => execFileSync("git", args, { cwd: project, stdio: "ignore" });
  run("init", "-q");
  const bundle = path.join(fixture, "repository.bundle");
  run(
    "fetch",
    "-q",
    bundle,
    "refs/heads/main:refs/heads/work",
    "refs/exps/*:refs/exps/*",
    "refs/entries/*:refs/entries/*",
  );
  run("checkout", "-q", "work");
  const logs = path.join(project, ".git/logs/refs/exps/celery");
  mkdirSync(logs, { recursive: true });
  for (const name of ["stash", "failed"]) copyFileSync(path.join(fixture, `${name}.txt`), path.join(logs, name));
}
