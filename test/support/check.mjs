// `npm run check`: types, lint, rings and cycles, file sizes, format, two at a time.
// `--only REGEXP` picks steps by name; `--root DIR` checks another tree with its own configuration (the tests of the
// checks).
import { existsSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { projectRoot } from "./tools/projectRoot.mjs";
import { runBounded } from "./tools/runBounded.mjs";

const { values } = parseArgs({
  options: { root: { type: "string", default: projectRoot }, only: { type: "string", default: "." } },
});
const root = path.resolve(values.root);
const limit = 30 * 60_000;
const packages = path.join(projectRoot, "node_modules");
const tools = {
  tsc: path.join(packages, "typescript", "bin", "tsc"),
  eslint: path.join(packages, "eslint", "bin", "eslint.js"),
  depcruise: path.join(packages, "dependency-cruiser", "bin", "dependency-cruise.mjs"),
  prettier: path.join(packages, "prettier", "bin", "prettier.cjs"),
  sizes: path.join(import.meta.dirname, "checkSizes.mjs"),
};

const isThere = (name) => existsSync(path.join(root, name));
const projects = ["core", "protocol", "git", "index", "host", "cli"].map((ring) => `src/${ring}`);
const types = [...projects, "src", "webview", "test", "bench"]
  .filter((folder) => isThere(`${folder}/tsconfig.json`))
  .map((folder) => [`types ${folder}`, tools.tsc, ["--noEmit", "-p", folder]]);
const steps = [
  [
    "lint",
    tools.eslint,
    ["--max-warnings", "0", "--no-error-on-unmatched-pattern", ...["src", "webview", "test", "bench"].filter(isThere)],
  ],
  ...types,
  ["rings", tools.depcruise, ["--config", ".dependency-cruiser.cjs", ...["src", "webview"].filter(isThere)]],
  ["sizes", tools.sizes, []],
  ["format", tools.prettier, ["--check", "--log-level", "warn", "."]],
].filter(([name]) => new RegExp(values.only).test(name));

let isFailed = false;
async function lane() {
  for (let step = steps.shift(); step; step = steps.shift()) {
    const [name, script, args] = step;
    const { code, output, isTimedOut } = await runBounded(process.execPath, [script, ...args], { cwd: root, limit });
    const isEmpty = /No inputs were found in config file/.test(output); // a ring that has no file yet
    const isBad = code !== 0 && !isEmpty;
    const late = isTimedOut ? `took longer than ${limit / 60_000} minutes\n` : "";
    process.stdout.write(`${isBad ? "FAIL" : "ok  "} ${name}\n${isBad ? output + late : ""}`);
    isFailed ||= isBad;
  }
}
await Promise.all([lane(), lane()]);
process.exitCode = isFailed ? 1 : 0;
