import { lstat, realpath } from "node:fs/promises";
import path from "node:path";
import type { BytePath } from "../paths/bytePath";
import type { RepositoryGit } from "../repository/repositoryGit";
import { refuseByName } from "../snapshot/choose/refuseByName";
import { splitRecords } from "../snapshot/tree/splitRecords";

/**
 * Whether a run's folder holds nothing but what the run has written, so that it is no code. Tables of metrics often lie
 * beside the script: such a folder holds tracked files, or code that is older than the run.
 * @param startTime the run's, milliseconds since the epoch
 */
export async function isOwnFolder(git: RepositoryGit, folder: string, startTime: number): Promise<boolean> {
  const { topLevel } = git.repository;
  const inside = path
    .relative(topLevel, await realpath(folder))
    .split(path.sep)
    .join("/");
  const below = ["--", `:(top,literal)${inside}`];
  if ((await git.run(["ls-files", "-z", ...below])).length > 0) return false;
  const others = splitRecords(await git.run(["ls-files", "-z", "--others", "--exclude-standard", ...below]));
  const code = others.filter((file) => refuseByName(file, false) === null);
  const times = await Promise.all(code.map((file) => timeOf(topLevel, file)));
  return times.every((time) => time >= startTime);
}

async function timeOf(topLevel: string, file: BytePath): Promise<number> {
  const place = Buffer.concat([Buffer.from(`${topLevel}/`), Buffer.from(file, "latin1")]);
  return (await lstat(place).catch(() => null))?.mtimeMs ?? Infinity; // gone meanwhile: no code
}
