import { spawn } from "node:child_process";
import path from "node:path";
import { stopProcess } from "../../test/support/tools/stopProcess.mjs";
import { backgroundTraining } from "../workspace/scenes.mjs";
import { trainingEnvironment } from "../workspace/runTraining.mjs";

/**
 * Starts the training that goes on while the demo is open. It is asked to end first, so that its log says KILLED.
 * @param {import("../workspace/runTraining.mjs").TrainingPlace} place
 * @returns {{pid: number | undefined, stop: () => Promise<void>}}
 */
export function startBackground(place) {
  const child = spawn(place.python, backgroundTraining.args, {
    // Its console is kept by the logger, in the folder of the run.
    cwd: path.resolve(place.folder),
    env: trainingEnvironment(place),
    stdio: "ignore",
    detached: process.platform !== "win32",
  });
  child.on("error", (error) => process.stderr.write(`background training: ${error.message}\n`));
  return { pid: child.pid, stop: () => stopProcess(child) };
}
