// `npm test`: everything, in two lanes; the last line is the total over all test runners.
import path from "node:path";
import { findPython } from "./tools/findPython.mjs";
import { projectRoot } from "./tools/projectRoot.mjs";
import { runLayer } from "./layers/runLayer.mjs";

const node = (name, args, hasTests) => ({ name, command: process.execPath, args, hasTests });
const support = (file) => path.join("test", "support", file);
const mocha = (kind, name = kind, ...more) => {
  const bin = path.join("node_modules", "mocha", "bin", "mocha.js");
  return node(`${name} tests`, [bin, "--config", `.mocharc.${kind}.json`, ...more]);
};
/** The unit tests in two parts of about the same length: those that mostly wait for programs, and the others. */
const units = [
  mocha("unit", "unit (git, house)", "--ignore", "out/test/unit/!(git|house)/**"),
  mocha("unit", "unit (others)", "--ignore", "out/test/unit/{git,house}/**"),
];
// Without a fitting Python the layer says so itself, and the others still run.
const python = await findPython().catch(() => "python3");
const logger = { name: "logger tests", command: python, args: [path.join("python", "tests", "run_all.py")] };

const total = { passed: 0, failed: 0 };
/** Runs layers one after another, taken from the front of a list that other lanes may share. */
async function lane(layers) {
  for (let layer = layers.shift(); layer; layer = layers.shift()) {
    const { passed, failed } = await runLayer(layer);
    total.passed += passed;
    total.failed += failed;
  }
}

const started = Date.now();
process.chdir(projectRoot);
await lane([node("build", [support("build.mjs")], false)]);
// Without fresh bundles the rest would test something else.
if (total.failed === 0) {
  const checks = node("checks", [support("check.mjs")], false);
  const shared = [...units, checks, logger, mocha("package")];
  const editors = [
    node("set-up", [support("tools/setUp.mjs")], false),
    node("host tests", [support("runHostTests.mjs"), "--built"]),
    node("page tests", [support("runPageTests.mjs"), "--built"]),
    node("window tests", [support("runWindowTests.mjs"), "--built"]),
  ];
  await Promise.all([lane(editors).then(() => lane(shared)), lane(shared)]);
}
process.stdout.write(`all layers: ${((Date.now() - started) / 1000).toFixed(0)} s\n`);
process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`);
process.exitCode = total.failed === 0 ? 0 : 1;
