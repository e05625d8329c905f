import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";

/** A note of DVC of what it ran, and when it wrote it (s since the epoch). */
interface KeptNote {
  readonly written: number;
  readonly note: object;
}

/**
 * Makes the repository of DVC's queue in an empty folder as it was: bundles hold no reflogs, which are the queues, nor
 * DVC's notes of what it ran.
 */
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
  const notes = JSON.parse(readFileSync(path.join(fixture, "tasks.json"), "utf8")) as Record<string, KeptNote>;
  for (const [entry, { written, note }] of Object.entries(notes)) {
    const folder = path.join(project, ".dvc/tmp/exps/run", entry);
    mkdirSync(folder, { recursive: true });
    const file = path.join(folder, `${entry}.run`);
    writeFileSync(file, JSON.stringify(note).replaceAll("PROJECT", project));
    utimesSync(file, written, written);
  }
}
