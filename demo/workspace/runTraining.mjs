import { spawn } from "node:child_process";
import { cleanEnvironment } from "./projectGit.mjs";

const limit = 5 * 60_000;

/**
 * Where and with what trainings run.
 * @typedef {object} TrainingPlace
 * @property {string} folder top level of the demo project
 * @property {string} python path of the interpreter
 * @property {string} logger folder that holds the package `runback`
 */

/**
 * Environment of a training: the logger can be imported, and output comes line by line.
 * @param {TrainingPlace} place
 */
export function trainingEnvironment({ logger }) {
  return { ...cleanEnvironment(), PYTHONPATH: logger, PYTHONUNBUFFERED: "1", PYTHONDONTWRITEBYTECODE: "1" };
}

/**
 * Runs one training to its end, or kills it as the scene asks.
 * @param {import("./scenes.mjs").Training} training
 * @param {TrainingPlace} place
 * @returns {Promise<{code: number | null, signal: NodeJS.Signals | null, output: string}>} rejects only where the
 *   interpreter cannot be started
 */
export function runTraining({ args, kill }, place) {
  return new Promise((resolve, reject) => {
    const child = spawn(place.python, args, {
      cwd: place.folder,
      env: trainingEnvironment(place),
      stdio: ["ignore", "pipe", "pipe"],
      timeout: limit,
    });
    // Where the demo itself is ended, its trainings end with it.
    const end = () => child.kill();
    process.once("exit", end);
    let output = "";
    const keep = (data) => {
      output += String(data);
      if (kill && output.includes(kill.atOutput)) child.kill(kill.signal);
    };
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    child.on("error", reject);
    child.on("close", (code, signal) => {
      process.off("exit", end);
      resolve({ code, signal, output });
    });
  });
}
