import { GitTrouble } from "../process/gitTrouble";
import type { GitRunner } from "../process/gitRunner";
import { openRepository } from "./openRepository";
import type { RepositoryGit } from "./repositoryGit";

/** The repositories of folders, and why the first folder without one has none. */
export interface FoundRepositories {
  readonly repositories: readonly RepositoryGit[];
  /** Null when every folder gave a repository. */
  readonly trouble: GitTrouble | null;
}

/** Opens the repositories of several folders, each repository once, in the order of the folders. */
export async function findRepositories(
  runner: GitRunner,
  folders: readonly string[],
  signal?: AbortSignal,
): Promise<FoundRepositories> {
  const found = new Map<string, RepositoryGit>();
  let trouble: GitTrouble | null = null;
  for (const folder of new Set(folders)) {
    try {
      const git = await openRepository(runner, folder, signal);
      if (!found.has(git.repository.commonFolder)) found.set(git.repository.commonFolder, git);
    } catch (error) {
      if (!(error instanceof GitTrouble) || isAboutAll(error)) throw error;
      // A repository that git refuses is better news for the user than a folder that is none.
      if (trouble === null || error.failure.reason === "unsafe-repository") trouble = error;
    }
  }
  return { repositories: [...found.values()], trouble };
}

const aboutAll: ReadonlySet<string> = new Set(["untrusted", "no-git", "old-git", "cancelled", "disposed"]);
const isAboutAll = (error: GitTrouble): boolean => aboutAll.has(error.failure.reason);
