import { lstat } from "node:fs/promises";
import type { BytePath } from "../paths/bytePath";
import type { RepositoryGit } from "../repository/repositoryGit";
import { LeftOut } from "../snapshot/choose/leftOut";
import { refuseByName } from "../snapshot/choose/refuseByName";
import { splitRecords } from "../snapshot/tree/splitRecords";

const most = 200_000;
const atOnce = 64;

/**
 * When code of a repository last changed, in milliseconds since the epoch: tracked files and untracked code, log
 * directories left out. The time of the file's own record counts too: copying and unpacking keep the times of content.
 * Infinity when there are too many files to say.
 */
export async function newestCode(git: RepositoryGit, leftOut: readonly string[]): Promise<number> {
  const out = await LeftOut.of(git.repository.topLevel, leftOut);
  const others = ["ls-files", "-z", "--others", "--exclude-standard", ...out.excludeArguments()];
  const [tracked, untracked] = await Promise.all([git.run(["ls-files", "-z"]), git.run(others)]);
  const files = [
    ...splitRecords(tracked).filter((file) => !out.holds(file)),
    ...splitRecords(untracked).filter((file) => !out.holds(file) && refuseByName(file, false) === null),
  ];
  if (files.length > most) return Infinity;
  let newest = 0;
  const lane = async (): Promise<void> => {
    for (let file = files.pop(); file !== undefined; file = files.pop()) {
      const time = await timeOf(git.repository.topLevel, file);
      newest = Math.max(newest, time); // read after the wait: other lanes write it meanwhile
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return newest;
}

async function timeOf(topLevel: string, file: BytePath): Promise<number> {
  const absolute = Buffer.concat([Buffer.from(`${topLevel}/`), Buffer.from(file, "latin1")]);
  try {
    const { mtimeMs, ctimeMs } = await lstat(absolute);
    return Math.max(mtimeMs, ctimeMs);
  } catch {
    return 0; // deleted: HEAD's tree tells of it, no time does
  }
}
