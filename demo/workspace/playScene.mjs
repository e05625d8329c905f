import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { loggedRuns } from "./loggedRuns.mjs";
import { runTraining } from "./runTraining.mjs";

const sourceLimit = 30_000;

/** Runs the trainings, at most `lanes` at a time, and gives what became of them, in their order. */
async function runAll(trainings, place, lanes) {
  const results = [];
  const queue = trainings.map((training, index) => [training, index]);
  const lane = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) results[next[1]] = await runTraining(next[0], place);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return results;
}

/**
 * Waits until every run's source is recorded: the logger captures it beside the training, and the next scene changes
 * the files. A run that was killed before its capture was done never gets one: the wait is bounded.
 */
async function waitForSources(project) {
  const end = Date.now() + sourceLimit;
  const isWaiting = ({ attempts, sources }) => sources.length < attempts;
  while ((await loggedRuns(project)).some(isWaiting) && Date.now() < end) await wait(100);
}

function check(training, { code, signal, output }) {
  const { args, ending = "FINISHED", kill } = training;
  const isGood = kill ? code !== 0 : (code === 0) === (ending === "FINISHED");
  if (!isGood)
    throw new Error(`${args.join(" ")} ended with ${signal ?? `code ${code}`}, not as ${ending}:\n${output}`);
}

/**
 * Brings the project into a scene's state and runs its trainings there.
 * @param {import("./scenes.mjs").Scene} scene
 * @param {import("./projectGit.mjs").ProjectGit} git its history is at `scene.commits` already
 * @param {import("./runTraining.mjs").TrainingPlace} place
 * @param {{changes: string, lanes: number}} options `changes`: folder of the patches for uncommitted changes
 */
export async function playScene(scene, git, place, { changes, lanes }) {
  const run = async (trainings) => {
    const results = await runAll(trainings, place, lanes);
    trainings.forEach((training, index) => check(training, results[index]));
    await waitForSources(place.folder);
  };
  if (scene.change) await git.change(path.join(changes, `${scene.change}.patch`));
  const before = new Set((await loggedRuns(place.folder)).map(({ id }) => id));
  await run(scene.trainings);
  if (scene.resume) {
    await git.change(path.join(changes, `${scene.resume.change}.patch`));
    const runs = await loggedRuns(place.folder);
    const interrupted = runs.find(({ id, name }) => !before.has(id) && name === scene.resume.name);
    if (!interrupted) throw new Error(`no run ${scene.resume.name} to resume`);
    const checkpoint = path.join("out", interrupted.id, "checkpoint.json");
    await run([{ args: ["train.py", "--resume", checkpoint] }]);
  }
  await git.restore();
}
