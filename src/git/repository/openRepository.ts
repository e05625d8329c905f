import { readFile, stat } from "node:fs/promises";
import path from "node:path";
import type { Repository } from "../port/repository";
import { GitTrouble } from "../process/gitTrouble";
import type { GitRunner } from "../process/gitRunner";
import { findTopLevel } from "./findTopLevel";
import { RepositoryGit } from "./repositoryGit";

/**
 * The repository whose working tree holds `start`.
 * The folder with the `.git` must be the top of the working tree: a `core.worktree` that points elsewhere would make
 * git read files that are not the project's. GitTroubles: "no-repository", "unsafe-repository", "git-failed" …
 */
export async function openRepository(runner: GitRunner, start: string, signal?: AbortSignal): Promise<RepositoryGit> {
  for (let topLevel = await findTopLevel(start); topLevel !== null;) {
    const [opened, filters] = await Promise.allSettled([open(runner, topLevel, signal), filtersOf(runner, topLevel)]);
    // What `open` tells of a repository that cannot be used is told first: it says what to do.
    if (opened.status === "rejected") throw opened.reason;
    if (opened.value !== null) {
      if (filters.status === "rejected") throw filters.reason;
      return new RepositoryGit(runner, opened.value, overrides(filters.value), { signal });
    }
    const parent = path.dirname(topLevel);
    topLevel = parent === topLevel ? null : await findTopLevel(parent);
  }
  throw new GitTrouble("no-repository", `${start} is not in a git repository.`, "Open the folder of the repository.");
}

async function open(runner: GitRunner, topLevel: string, signal?: AbortSignal): Promise<Repository | null> {
  const args = ["rev-parse", "--is-inside-work-tree", "--show-prefix", "--absolute-git-dir"];
  const { code, output } = await runner.run({ folder: topLevel, args, codes: [0, 128], signal });
  if (code !== 0) {
    const dotGit = path.join(topLevel, ".git");
    if ((await isFile(dotGit)) || (await isFile(path.join(dotGit, "HEAD")))) await explain(runner, topLevel);
    return null; // a folder that is only named .git: git itself looks further up
  }
  const [inside, prefix, ...rest] = output.toString("utf8").split("\n");
  if (inside !== "true" || prefix !== "") return null;
  const gitFolder = path.normalize(rest.join("\n").replace(/\n$/, ""));
  return { topLevel, gitFolder, commonFolder: await commonFolder(gitFolder) };
}

async function explain(runner: GitRunner, topLevel: string): Promise<void> {
  try {
    await runner.run({ folder: topLevel, args: ["rev-parse", "--git-dir"] });
  } catch (error) {
    if (error instanceof GitTrouble && error.failure.reason === "git-failed")
      throw new GitTrouble(
        "no-repository",
        `Git cannot use the repository of ${topLevel} (${error.message}).`,
        "Run git status there and fix what it reports.",
      );
    throw error;
  }
}

async function isFile(file: string): Promise<boolean> {
  try {
    return (await stat(file)).isFile();
  } catch {
    return false; // not there
  }
}

async function commonFolder(gitFolder: string): Promise<string> {
  try {
    return path.resolve(gitFolder, (await readFile(path.join(gitFolder, "commondir"), "utf8")).replace(/\n$/, ""));
  } catch {
    return gitFolder; // only linked worktrees have that file
  }
}

/** Names of the filter settings that hold in a folder. */
async function filtersOf(runner: GitRunner, folder: string): Promise<Buffer> {
  const args = ["config", "-z", "--name-only", "--get-regexp", "^filter\\."];
  return (await runner.run({ folder, args, codes: [0, 1] })).output;
}

/** Settings that switch these filters off. */
function overrides(output: Buffer): string[] {
  const names = output.toString("utf8").split("\0").filter(Boolean);
  const drivers = [...new Set(names.map((name) => name.slice("filter.".length, name.lastIndexOf("."))))].sort();
  if (drivers.some((driver) => driver.includes("=")))
    // cannot be overridden by `-c`, so it cannot be switched off
    throw new GitTrouble("unsafe-repository", "The repository configures a filter whose name holds '='.");
  return drivers.flatMap((driver) =>
    ["clean=", "smudge=", "process=", "required=false"].map((setting) => `filter.${driver}.${setting}`),
  );
}
