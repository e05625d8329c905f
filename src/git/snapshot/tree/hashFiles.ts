import type { BytePath } from "../../paths/bytePath";
import { GitTrouble } from "../../process/gitTrouble";
import type { RepositoryGit } from "../../repository/repositoryGit";

const mostCalls = 40;

/** Stores files as they are and puts them into the index. Gives back those that git could not read. */
export async function hashFiles(git: RepositoryGit, paths: Iterable<BytePath>): Promise<BytePath[]> {
  let calls = 0;
  async function attempt(part: readonly BytePath[]): Promise<BytePath[]> {
    calls += 1;
    try {
      const input = Buffer.from(part.map((path) => `${path}\0`).join(""), "latin1");
      await git.run(["update-index", "--add", "--remove", "--replace", "-z", "--stdin"], { input });
      return [];
    } catch (error) {
      const isAboutFiles = error instanceof GitTrouble && error.failure.reason === "git-failed";
      if (!isAboutFiles || calls >= mostCalls) throw error;
      if (part.length === 1) return [...part];
      const middle = part.length >> 1; // a failed call has stored nothing: halve to find the file
      return [...(await attempt(part.slice(0, middle))), ...(await attempt(part.slice(middle)))];
    }
  }
  const wanted = [...paths].sort();
  return wanted.length === 0 ? [] : attempt(wanted);
}
