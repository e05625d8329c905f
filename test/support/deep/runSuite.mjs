import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile, rm } from "node:fs/promises";
import path from "node:path";
import { runBounded } from "../tools/runBounded.mjs";

const hour = 3_600_000;
const mocha = path.join("node_modules", "mocha", "bin", "mocha.js");
const how = ["--no-config", "--require", "./test/support/seed.cjs", "--forbid-only", "--forbid-pending"];

/**
 * Runs a compiled test file in its long version, or one test of it.
 * @param {string} built the compiled file
 * @param {{seed: number, only?: string, isDry?: boolean}} options `only`: the full title of the one test; `isDry`: the
 *   tests are told and not run
 * @returns {Promise<{passed: string[], failures: {title: string, why: string}[], seconds: number}>} passed: full titles
 */
export async function runSuite(built, { seed, only, isDry = false }) {
  const report = path.join("out", "deep", `${randomUUID()}.json`); // tests of one file run beside each other
  const which = [...(only === undefined ? [] : ["--fgrep", only]), ...(isDry ? ["--dry-run"] : [])];
  const writing = ["--reporter", "json", "--reporter-option", `output=${report}`];
  const args = [mocha, ...how, "--timeout", String(hour), ...which, ...writing, built];
  const env = { ...process.env, RUNBACK_DEEP: "1", RUNBACK_SEED: String(seed) };
  const { code, output } = await runBounded(process.execPath, args, { env, limit: 4 * hour });
  if (!existsSync(report)) throw new Error(`${built} ended with code ${code} and no report:\n${output}`);
  const { stats, passes, failures } = JSON.parse(await readFile(report, "utf8"));
  await rm(report);
  return {
    passed: passes.map(({ fullTitle }) => fullTitle),
    failures: failures.map(({ fullTitle, err }) => ({ title: fullTitle, why: err.stack ?? err.message })),
    seconds: stats.duration / 1000,
  };
}
