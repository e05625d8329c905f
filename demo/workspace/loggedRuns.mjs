import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

async function folders(parent) {
  const entries = await readdir(parent, { withFileTypes: true }).catch((error) => {
    if (error.code === "ENOENT") return []; // nothing was logged yet
    throw error;
  });
  return entries.filter((entry) => entry.isDirectory()).map((entry) => path.join(parent, entry.name));
}

function parse(line) {
  try {
    return JSON.parse(line);
  } catch {
    return {}; // the torn last line of a run that was killed, or is being written
  }
}

/**
 * A run as its log tells it, read the simple way: enough to know that the demo's runs are as they should be.
 * @typedef {object} LoggedRun
 * @property {string} id
 * @property {string} name
 * @property {string | null} parentId
 * @property {string} status RUNNING where the log has no end
 * @property {number} attempts
 * @property {{attempt: number, evidence: string, dirty: boolean | null, untracked: string[]}[]} sources
 */

/**
 * All runs that were logged in a project, oldest first.
 * @param {string} project top level of the demo project
 * @returns {Promise<LoggedRun[]>}
 */
export async function loggedRuns(project) {
  const experiments = await folders(path.join(project, ".runback", "runs"));
  const runs = (await Promise.all(experiments.map(folders))).flat();
  runs.sort((a, b) => path.basename(a).localeCompare(path.basename(b)));
  return Promise.all(
    runs.map(async (folder) => {
      const text = await readFile(path.join(folder, "events.jsonl"), "utf8");
      const records = text.split("\n").filter(Boolean).map(parse);
      const ofType = (...types) => records.filter(({ type }) => types.includes(type));
      const last = ofType("run.resume", "run.end").at(-1);
      const start = ofType("run.start")[0];
      return {
        id: path.basename(folder),
        name: start?.run_name ?? "",
        parentId: start?.parent_run_id ?? null,
        status: last?.type === "run.end" ? last.status : "RUNNING",
        // A resume is told a second time when its first step turns out to be one that was logged before.
        attempts: Math.max(1, ...ofType("run.resume").map(({ attempt }) => attempt)),
        sources: ofType("source"),
      };
    }),
  );
}
