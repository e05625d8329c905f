import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const limit = 5 * 60_000;

/** Names of the runs that the built command line finds in a store. */
async function found(store, filter, cache) {
  const env = { ...process.env, XDG_CACHE_HOME: cache, LOCALAPPDATA: cache, HOME: cache };
  const args = [path.join("dist", "cli.js"), "ls", store, "-q", filter, "--json"];
  const { stdout } = await run(process.execPath, args, { env, timeout: limit, maxBuffer: 1 << 28 });
  return JSON.parse(stdout)
    .runs.map(({ name }) => name)
    .sort();
}

/**
 * Asks the tool's own search and the command line the same filters about the same new store.
 * @returns {Promise<{queries: number, differenceCount: number, differences: string[]}>}
 */
export async function compareSearch(python, script, scratch) {
  const told = await run(python, [script, path.join(scratch, "search")], { timeout: limit, maxBuffer: 1 << 28 });
  const { store, answers } = JSON.parse(told.stdout);
  const differences = [];
  for (const { filter, found: theirs } of answers) {
    const ours = await found(store, filter, path.join(scratch, "cache"));
    if (ours.join() !== theirs.join()) differences.push(`${filter}: tool [${theirs}], Runback [${ours}]`);
  }
  return { queries: answers.length, differenceCount: differences.length, differences };
}
