// `npm run check`: types, lint, rings and cycles, format. `--root DIR` checks another tree (the tests of the checks).
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";

const rootFlag = process.argv.indexOf("--root");
const root = rootFlag > 0 ? path.resolve(process.argv[rootFlag + 1]) : process.cwd();
const bin = (name) => path.join(process.cwd(), "node_modules", ".bin", name);

const projects = ["core", "protocol", "git", "index", "host", "cli"].map((ring) => `src/${ring}`);
const types = [...projects, "src", "webview", "test", "bench"]
  .filter((folder) => existsSync(path.join(root, folder, "tsconfig.json")))
  .map((folder) => [`types ${folder}`, bin("tsc"), ["--noEmit", "-p", folder]]);

const only = process.argv.indexOf("--only");
const wanted = only > 0 ? new RegExp(process.argv[only + 1]) : /./;
const steps = [
  ...types,
  ["lint", bin("eslint"), ["--max-warnings", "0", "src", "webview", "test", "bench"]],
  ["rings", bin("depcruise"), ["--config", ".dependency-cruiser.cjs", "src", "webview"]],
  ["format", bin("prettier"), ["--check", "--log-level", "warn", "."]],
].filter(([name]) => wanted.test(name));

/** Runs one step and gives its name, output and exit code. */
function run([name, command, args]) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    child.stdout.on("data", (data) => (output += data));
    child.stderr.on("data", (data) => (output += data));
    child.on("close", (code) => resolve({ name, output, code }));
  });
}

const queue = [...steps];
let isFailed = false;
async function lane() {
  for (let step = queue.shift(); step; step = queue.shift()) {
    const { name, output, code } = await run(step);
    const isEmpty = /No inputs were found in config file|all of the files matching the glob pattern/.test(output);
    const isBad = code !== 0 && !isEmpty;
    process.stdout.write(`${isBad ? "FAIL" : "ok  "} ${name}\n${isBad ? output : ""}`);
    isFailed ||= isBad;
  }
}
await Promise.all([lane(), lane()]);
process.exitCode = isFailed ? 1 : 0;
