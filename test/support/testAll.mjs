// `npm test`: everything, in two lanes; the last line is the total over all test runners.
import path from "node:path";
import { findPython } from "./tools/findPython.mjs";
import { projectRoot } from "./tools/projectRoot.mjs";
import { runLayer } from "./layers/runLayer.mjs";

const node = (name, args, hasTests) => ({ name, command: process.execPath, args, hasTests });
const support = (file) => path.join("test", "support", file);
const mocha = (name) => {
  const bin = path.join("node_modules", "mocha", "bin", "mocha.js");
  return node(`${name} tests`, [bin, "--config", `.mocharc.${name}.json`]);
};
const logger = async () => ({
  name: "logger tests",
  command: await findPython(),
  args: [path.join("python", "tests", "run_all.py")],
});

const total = { passed: 0, failed: 0 };
/** Runs layers one after another. */
async function lane(layers) {
  for (const layer of layers) {
    const { passed, failed } = await runLayer(await layer);
    total.passed += passed;
    total.failed += failed;
  }
}

const started = Date.now();
process.chdir(projectRoot);
await lane([node("build", [support("build.mjs")], false)]);
// Without fresh bundles the rest would test something else.
if (total.failed === 0) {
  const editors = [
    node("set-up", [support("tools/setUp.mjs")], false),
    node("host tests", [support("runHostTests.mjs"), "--built"]),
  ];
  const plain = [mocha("unit"), logger(), mocha("package"), node("checks", [support("check.mjs")], false)];
  await Promise.all([lane(editors), lane(plain)]);
}
process.stdout.write(`all layers: ${((Date.now() - started) / 1000).toFixed(0)} s\n`);
process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`);
process.exitCode = total.failed === 0 ? 0 : 1;
