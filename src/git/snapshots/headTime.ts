import { stat } from "node:fs/promises";
import path from "node:path";
import type { RepositoryGit } from "../repository/repositoryGit";

/** When HEAD of a working tree last moved, in milliseconds since the epoch. */
export async function headTime(git: RepositoryGit): Promise<number> {
  const files = ["HEAD", path.join("logs", "HEAD")].map((name) => path.join(git.repository.gitFolder, name));
  const times = await Promise.all(files.map((file) => stat(file).catch(() => null))); // there may be no log
  return Math.max(0, ...times.map((status) => status?.mtimeMs ?? 0));
}
