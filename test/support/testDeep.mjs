// `npm run test:deep [-- --seed N]`: the suites that have a long version (they ask for RUNBACK_DEEP) in that version.
// Writes test/deep-result.json, which is committed with what it vouches for.
import { randomInt } from "node:crypto";
import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { buildAll } from "./buildAll.mjs";
import { projectRoot } from "./tools/projectRoot.mjs";
import { runBounded } from "./tools/runBounded.mjs";

const { values } = parseArgs({ options: { seed: { type: "string", default: String(randomInt(2 ** 31)) } } });
const seed = Number(values.seed);
const hour = 3_600_000;
process.chdir(projectRoot);
await buildAll();

const folder = path.join("out", "test", "unit");
const compiled = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith(".test.js")).sort();
const suites = [];
for (const file of compiled) {
  const built = path.join(folder, file);
  if (!(await readFile(built, "utf8")).includes("RUNBACK_DEEP")) continue;
  const report = path.join("out", "deep-report.json");
  const mocha = path.join("node_modules", "mocha", "bin", "mocha.js");
  const how = ["--require", "./test/support/seed.cjs", "--timeout", String(hour), "--forbid-only", "--forbid-pending"];
  const args = [mocha, "--no-config", ...how, "--reporter", "json", "--reporter-option", `output=${report}`, built];
  const env = { ...process.env, RUNBACK_DEEP: "1", RUNBACK_SEED: String(seed) };
  const { code, output } = await runBounded(process.execPath, args, { env, limit: 4 * hour });
  const { stats, failures } = JSON.parse(await readFile(report, "utf8"));
  const source = `test/unit/${file.split(path.sep).join("/").replace(/\.js$/, ".ts")}`;
  const seconds = Math.round(stats.duration / 100) / 10;
  suites.push({ file: source, passed: stats.passes, failed: stats.failures, seconds });
  process.stdout.write(`${source}: ${stats.passes} passed, ${stats.failures} failed, ${seconds} s\n`);
  for (const { fullTitle, err } of failures) process.stdout.write(`  ${fullTitle}\n${err.stack ?? err.message}\n`);
  if (code !== 0 && stats.failures === 0) throw new Error(`${source} ended with code ${code}:\n${output}`);
}
if (suites.length === 0) throw new Error("No suite has a long version.");

const { output: commit } = await runBounded("git", ["rev-parse", "HEAD"], { limit: 30_000 });
const result = { commit: commit.trim(), seed, date: new Date().toISOString(), suites };
await writeFile(path.join("test", "deep-result.json"), `${JSON.stringify(result, null, 2)}\n`);
process.exitCode = suites.some((suite) => suite.failed > 0) ? 1 : 0;
