// `npm run test:host -- [--version oldest|current] [--suite trusted|restricted|reload] [--grep TEXT] [--built]`: the host
// tests inside real editors, by default every suite that has tests on both versions. `--built`: the bundles are fresh.
import { existsSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { runInEditor } from "./editor/runInEditor.mjs";
import { buildAll } from "./buildAll.mjs";
import { projectRoot } from "./tools/projectRoot.mjs";

const { values } = parseArgs({
  options: {
    version: { type: "string" },
    suite: { type: "string" },
    grep: { type: "string" },
    built: { type: "boolean", default: false },
  },
});
if (!values.built) await buildAll();

const host = path.join(projectRoot, "out", "test", "host");
const suites = ["trusted", "restricted", "reload"].filter(
  (name) => name === "trusted" || existsSync(path.join(host, name)),
);
const versions = ["oldest", "current"];
for (const version of versions.filter((name) => name === (values.version ?? name))) {
  for (const suite of suites.filter((name) => name === (values.suite ?? name))) {
    const started = Date.now();
    process.stdout.write(`host tests: ${suite} suite, ${version} editor\n`);
    try {
      await runInEditor({
        version,
        runner: path.join(host, "hostRunner.js"),
        isTrusted: suite !== "restricted",
        env: { RUNBACK_HOST_SUITE: suite, ...(values.grep ? { RUNBACK_HOST_GREP: values.grep } : {}) },
      });
    } catch (error) {
      process.stderr.write(`host tests failed: ${suite} suite, ${version} editor: ${error.message}\n`);
      process.exitCode = 1;
    }
    process.stdout.write(`took ${((Date.now() - started) / 1000).toFixed(1)} s\n`);
  }
}
