// `npm run bench [-- part … --quick --save]`: runs the named parts, or all of them, and prints their tables.
// A run of all parts writes bench/RESULTS.md; --save makes a run of some parts replace their sections there.
// --quick asks for small sizes: to see that a part works, never to quote.
import { execFileSync, spawnSync } from "node:child_process";
import path from "node:path";
import { benchFolder } from "./support/benchFolder.mjs";
import { describeMachine } from "./support/describeMachine.mjs";
import { findParts } from "./support/findParts.mjs";
import { resultTable } from "./support/resultTable.mjs";
import { saveResults } from "./support/resultsFile.mjs";
import { startPart } from "./support/startPart.mjs";

const partLimit = 60 * 60_000;
const root = path.dirname(benchFolder);
const args = process.argv.slice(2);
const flags = new Set(args.filter((arg) => arg.startsWith("--")));
const parts = await findParts();
const named = args.filter((arg) => !arg.startsWith("--"));
const unknown = [
  ...named.filter((name) => !parts.has(name)),
  ...[...flags].filter((flag) => !["--quick", "--save"].includes(flag)),
];
if (unknown.length > 0) {
  process.stderr.write(`bench: unknown ${unknown.join(", ")}. Parts: ${[...parts.keys()].join(" ")}; --quick --save\n`);
  process.exit(1);
}

/** Commit that is measured; a "+" says that the tree has changes beside it. */
function commitName() {
  const git = (...rest) => execFileSync("git", rest, { cwd: root, encoding: "utf8" }).trim();
  return git("rev-parse", "--short", "HEAD") + (git("status", "--porcelain", "--untracked-files=no") ? "+" : "");
}

process.stderr.write(`bench: ${describeMachine()}\n`);
const built = spawnSync(process.execPath, ["esbuild.mjs", "--production"], { cwd: root, stdio: "inherit" });
if (built.status !== 0) process.exit(1);

const isFull = named.length === 0;
const sections = new Map();
for (const name of isFull ? parts.keys() : named) {
  process.stderr.write(`bench: ${name} …\n`);
  const started = Date.now();
  try {
    const result = await startPart(name, parts.get(name), flags.has("--quick") ? ["--quick"] : [], partLimit);
    const seconds = Math.round((Date.now() - started) / 1000);
    const day = new Date().toISOString().slice(0, 10);
    const section = resultTable(result, `Measured ${day} at ${commitName()}; the part took ${seconds} s.`);
    sections.set(name, section);
    process.stdout.write(`\n${section}`);
  } catch (error) {
    // The other parts still run; the exit code and the last line tell.
    process.stderr.write(`bench: ${name} failed: ${error.message}\n`);
    process.exitCode = 1;
  }
}
if ((isFull || flags.has("--save")) && !flags.has("--quick") && sections.size > 0)
  process.stderr.write(`bench: wrote ${await saveResults(sections, [...parts.keys()])}\n`);
