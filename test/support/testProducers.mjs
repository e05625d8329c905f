// `npm run test:producers [-- --only REGEX]`: compares what the importers read with what the tools' own readers read.
// For each test/producers/<format>/requirements*.txt a throw-away environment is made; `read_with_tool.py` reads the
// fixtures, and what `make_fixtures.py` writes anew there. The result of each is written into
// test/producers-result.json, which is committed. Where there is a `search_with_tool.py`, the tool's search and the
// built command line (`npm run build`) are asked the same. REGEX picks by `<format>/<requirements file>`.
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readdir, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs, promisify } from "node:util";
import { build } from "esbuild";
import { compareRuns } from "./producers/compareRuns.mjs";
import { compareSearch } from "./producers/compareSearch.mjs";
import { findPython } from "./tools/findPython.mjs";
import { projectRoot } from "./tools/projectRoot.mjs";
import { runBounded } from "./tools/runBounded.mjs";

const { values } = parseArgs({ options: { only: { type: "string", default: "." } } });
const run = promisify(execFile);
const minute = 60_000;
/** Differences of one comparison that are listed. */
const maxListed = 20;
const resultFile = path.join("test", "producers-result.json");
const reader = path.join("out", "producers", "readRuns.js");

process.chdir(projectRoot);
await build({
  entryPoints: ["test/support/producers/readRuns.ts"],
  outfile: reader,
  bundle: true,
  platform: "node",
  target: "node20",
  packages: "external",
  external: ["sql.js/dist/sql-wasm.wasm"],
  logLevel: "warning",
});
const known = existsSync(resultFile) ? JSON.parse(await readFile(resultFile, "utf8")).results : [];
const results = new Map(known.map((result) => [`${result.format}/${result.requirements}`, result]));
let isFailed = false;

/** Every set of pinned packages, as `<format>/<file>`. */
async function environments() {
  const root = path.join("test", "producers");
  const found = [];
  for (const format of (await readdir(root)).sort())
    for (const file of (await readdir(path.join(root, format))).sort())
      if (/^requirements.*\.txt$/.test(file) && new RegExp(values.only).test(`${format}/${file}`))
        found.push([format, file]);
  return found;
}

async function readJson(command, args, options) {
  const { stdout } = await run(command, args, { maxBuffer: 1 << 30, timeout: 5 * minute, ...options });
  return JSON.parse(stdout).runs;
}

/** What the tool and the importers read in a folder, side by side. */
async function compare(python, script, folder) {
  const theirs = await readJson(python, [script, folder]);
  const ours = await readJson(process.execPath, [reader, folder]);
  const { differences, ...counts } = compareRuns(theirs, ours);
  if (theirs.length === 0) differences.push("The tool found no run.");
  return { ...counts, differenceCount: differences.length, differences: differences.slice(0, maxListed) };
}

async function testEnvironment(format, requirements, scratch) {
  const home = path.resolve("test", "producers", format);
  const script = path.join(home, "read_with_tool.py");
  const environment = path.join(scratch, "environment");
  const python = path.join(environment, process.platform === "win32" ? "Scripts/python.exe" : "bin/python");
  await run(await findPython(), ["-m", "venv", environment], { timeout: 5 * minute });
  const pinned = path.join(home, requirements);
  const install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", pinned];
  // What pip has to build is built with the pinned packages too: old ones do not build with the newest setuptools.
  const env = { ...process.env, PIP_CONSTRAINT: pinned, PIP_BUILD_CONSTRAINT: pinned };
  const { code, output } = await runBounded(python, install, { env, limit: 30 * minute });
  if (code !== 0) return { trouble: `not installed: ${output.trim().split("\n").at(-1)}` };
  const fixtures = await compare(python, script, path.resolve("test", "fixtures", format));
  const fresh = path.join(scratch, "fresh");
  await run(python, [path.join(home, "make_fixtures.py"), fresh], {
    timeout: 15 * minute,
    cwd: scratch,
    maxBuffer: 1 << 28,
  });
  const search = path.join(home, "search_with_tool.py");
  const searched = existsSync(search) ? { search: await compareSearch(python, search, scratch) } : {};
  return { fixtures, fresh: await compare(python, script, fresh), ...searched };
}

const commit = (await run("git", ["rev-parse", "HEAD"])).stdout.trim();
for (const [format, requirements] of await environments()) {
  if (!existsSync(path.join("test", "producers", format, "read_with_tool.py"))) continue;
  const scratch = await realpath(await mkdtemp(path.join(tmpdir(), "producers-")));
  try {
    const packages = (await readFile(path.join("test", "producers", format, requirements), "utf8")).trim().split("\n");
    const found = await testEnvironment(format, requirements, scratch).catch((error) => ({ trouble: reasonOf(error) }));
    const result = { format, requirements, packages, commit, date: new Date().toISOString(), ...found };
    results.set(`${format}/${requirements}`, result);
    isFailed ||= found.trouble !== undefined || differencesOf(found) > 0;
    process.stdout.write(`${format}/${requirements}: ${summary(found)}\n`);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
  const sorted = [...results].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, result]) => result);
  await writeFile(resultFile, `${JSON.stringify({ results: sorted }, null, 2)}\n`);
}
process.exitCode = isFailed ? 1 : 0;

function differencesOf({ fixtures, fresh, search }) {
  return fixtures.differenceCount + fresh.differenceCount + (search?.differenceCount ?? 0);
}

/** The last lines of what a program said, without the throw-away folder. */
function reasonOf(error) {
  const text = String(error.stderr || error.message)
    .trim()
    .split("\n")
    .slice(-3)
    .join(" ");
  return text.replaceAll(/\S*producers-\w+/g, "…");
}

function summary({ trouble, fixtures, fresh, search }) {
  if (trouble !== undefined) return trouble;
  const part = (name, { runs, params, points, differenceCount, differences }) =>
    [`${name} ${runs} runs, ${params} params, ${points} points, ${differenceCount} differences`, ...differences].join(
      "\n  ",
    );
  const told = `${part("fixtures", fixtures)}; ${part("new files", fresh)}`;
  if (search === undefined) return told;
  const asked = `${search.queries} searches, ${search.differenceCount} differences`;
  return [`${told}; ${asked}`, ...search.differences].join("\n  ");
}
