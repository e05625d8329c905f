import { projectRoot } from "../tools/projectRoot.mjs";
import { runBounded } from "../tools/runBounded.mjs";
import { countTests } from "./countTests.mjs";

/** A bound, not a goal: the host tests take four minutes on a quiet machine. */
const limit = 45 * 60_000;

/**
 * @typedef {object} Layer
 * @property {string} name
 * @property {string} command
 * @property {string[]} args
 * @property {boolean} [hasTests] false for set-up, build and checks, which count as no test
 */

/**
 * Runs one layer to its end and prints its whole output in one piece, so that layers that overlap stay readable.
 * @param {Layer} layer
 * @returns {Promise<{passed: number, failed: number}>} at least one failed where the layer failed in any other way
 */
export async function runLayer({ name, command, args, hasTests = true }) {
  const started = Date.now();
  process.stdout.write(`── ${name} …\n`);
  const { code, output, isTimedOut } = await runBounded(command, args, { cwd: projectRoot, limit });
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  const { passed, failed } = hasTests ? countTests(output) : { passed: 0, failed: 0 };
  const troubles = [
    isTimedOut && "took too long",
    code !== 0 && failed === 0 && `ended with code ${code}`,
    hasTests && passed + failed === 0 && "ran no test",
  ].filter(Boolean);
  const counts = hasTests ? `${passed} passed, ${failed} failed, ` : "";
  const ending = [`${counts}${seconds} s`, ...troubles].join("; ");
  process.stdout.write(`${output.trimEnd()}\n── ${name}: ${ending}\n\n`);
  return { passed, failed: failed + troubles.length };
}
