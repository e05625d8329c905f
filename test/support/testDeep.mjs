// `npm run test:deep [-- --seed N] [--only REGEX]`: the suites that have a long version (they ask for RUNBACK_DEEP) in
// that version. Each suite's result is written into test/deep-result.json when it ends, with the commit and the seed:
// the file is committed, and a part of the suites can be run again alone.
import { randomInt } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { buildAll } from "./buildAll.mjs";
import { projectRoot } from "./tools/projectRoot.mjs";
import { runBounded } from "./tools/runBounded.mjs";

const { values } = parseArgs({
  options: { seed: { type: "string", default: String(randomInt(2 ** 31)) }, only: { type: "string", default: "" } },
});
const seed = Number(values.seed);
const hour = 3_600_000;
process.chdir(projectRoot);
await buildAll();
const commit = (await runBounded("git", ["rev-parse", "HEAD"], { limit: 30_000 })).output.trim();

const built = path.join("out", "test", "unit");
const reports = path.join("out", "deep");
const resultFile = path.join("test", "deep-result.json");
await mkdir(reports, { recursive: true });
const known = existsSync(resultFile) ? JSON.parse(await readFile(resultFile, "utf8")).suites : [];
const suites = new Map(known.map((suite) => [suite.file, suite]));
let isFailed = false;

/** The compiled test files that have a long version, by their sources. */
async function deepFiles() {
  const found = [];
  for (const file of (await readdir(built, { recursive: true })).sort()) {
    if (!file.endsWith(".test.js")) continue;
    const source = `test/unit/${file.split(path.sep).join("/").replace(/\.js$/, ".ts")}`;
    const text = await readFile(path.join(built, file), "utf8");
    if (text.includes("RUNBACK_DEEP") && new RegExp(values.only).test(source)) found.push({ source, file });
  }
  return found;
}

async function runSuite({ source, file }) {
  const report = path.join(reports, `${file.replaceAll(path.sep, "-")}.json`);
  const mocha = path.join("node_modules", "mocha", "bin", "mocha.js");
  const how = ["--require", "./test/support/seed.cjs", "--timeout", String(hour), "--forbid-only", "--forbid-pending"];
  const writing = ["--reporter", "json", "--reporter-option", `output=${report}`];
  const args = [mocha, "--no-config", ...how, ...writing, path.join(built, file)];
  const env = { ...process.env, RUNBACK_DEEP: "1", RUNBACK_SEED: String(seed) };
  const { code, output } = await runBounded(process.execPath, args, { env, limit: 4 * hour });
  if (!existsSync(report)) throw new Error(`${source} ended with code ${code} and no report:\n${output}`);
  const { stats, failures } = JSON.parse(await readFile(report, "utf8"));
  const seconds = Math.round(stats.duration / 100) / 10;
  const date = new Date().toISOString();
  suites.set(source, { file: source, passed: stats.passes, failed: stats.failures, seconds, seed, commit, date });
  isFailed ||= stats.failures > 0 || code !== 0;
  process.stdout.write(`${source}: ${stats.passes} passed, ${stats.failures} failed, ${seconds} s\n`);
  for (const { fullTitle, err } of failures) process.stdout.write(`  ${fullTitle}\n${err.stack ?? err.message}\n`);
  const sorted = [...suites.values()].sort((a, b) => (a.file < b.file ? -1 : 1));
  await writeFile(resultFile, `${JSON.stringify({ suites: sorted }, null, 2)}\n`);
}

const queue = await deepFiles();
if (queue.length === 0) throw new Error("No suite has a long version.");
async function lane() {
  for (let next = queue.shift(); next; next = queue.shift()) await runSuite(next);
}
await Promise.all([lane(), lane()]);
process.exitCode = isFailed ? 1 : 0;
