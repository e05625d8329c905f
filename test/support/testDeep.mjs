// `npm run test:deep [-- --seed N] [--only REGEX] [--minutes N]`: the suites that have a long version (they ask for
// RUNBACK_DEEP) in that version. With --minutes their tests are run two at a time for so long, and a later call with the
// same seed goes on where this one has stopped. Each suite's result is written into test/deep-result.json when it ends,
// with the commit and the seed: the file is committed, and a part of the suites can be run again alone.
import { randomInt } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { buildAll } from "./buildAll.mjs";
import { runSlices } from "./deep/runSlices.mjs";
import { runSuite } from "./deep/runSuite.mjs";
import { projectRoot } from "./tools/projectRoot.mjs";
import { runBounded } from "./tools/runBounded.mjs";

const { values } = parseArgs({
  options: {
    seed: { type: "string", default: String(randomInt(2 ** 31)) },
    only: { type: "string", default: "" },
    minutes: { type: "string" },
  },
});
const seed = Number(values.seed);
const until = values.minutes === undefined ? null : Date.now() + Number(values.minutes) * 60_000;
process.chdir(projectRoot);
await buildAll();
const commit = (await runBounded("git", ["rev-parse", "HEAD"], { limit: 30_000 })).output.trim();

const built = path.join("out", "test", "unit");
const resultFile = path.join("test", "deep-result.json");
await mkdir(path.join("out", "deep"), { recursive: true });
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
    if (text.includes("RUNBACK_DEEP") && new RegExp(values.only).test(source))
      found.push({ source, file: path.join(built, file) });
  }
  return found;
}

async function runAndWrite({ source, file }) {
  if (until === null) {
    const { passed, failures, seconds } = await runSuite(file, { seed });
    await writeResult(source, { passed: passed.length, failures, seconds });
  } else
    for await (const result of runSlices(file, { seed, until, known: suites.get(source) }))
      await writeResult(source, result);
}

async function writeResult(file, { failures, seconds: exact, ...counts }) {
  const seconds = Math.round(exact * 10) / 10;
  const date = new Date().toISOString();
  suites.set(file, { file, ...counts, failed: failures.length, seconds, seed, commit, date });
  isFailed ||= failures.length > 0;
  process.stdout.write(`${file}: ${counts.passed} passed, ${failures.length} failed, ${seconds} s\n`);
  for (const { title, why } of failures) process.stdout.write(`  ${title}\n${why}\n`);
  const sorted = [...suites.values()].sort((a, b) => (a.file < b.file ? -1 : 1));
  await writeFile(resultFile, `${JSON.stringify({ suites: sorted }, null, 2)}\n`);
}

const queue = await deepFiles();
if (queue.length === 0) throw new Error("No suite has a long version.");
async function lane() {
  for (let next = queue.shift(); next; next = queue.shift()) await runAndWrite(next);
}
await Promise.all([lane(), lane()]);
process.exitCode = isFailed ? 1 : 0;
