// `npm run test:window [-- --version oldest|current] [-- --built] [-- --grep TEXT]`: tests that use the window of a real
// editor as a person does, from outside: what the editor asks in dialogs, which it shows to no test inside it.
// `--built`: the bundles are fresh.
import path from "node:path";
import { parseArgs } from "node:util";
import { buildAll } from "./buildAll.mjs";
import { projectRoot } from "./tools/projectRoot.mjs";
import { runBounded } from "./tools/runBounded.mjs";

const { values } = parseArgs({
  options: { version: { type: "string" }, built: { type: "boolean", default: false }, grep: { type: "string" } },
});
if (!values.built) await buildAll();
const mocha = path.join("node_modules", "mocha", "bin", "mocha.js");
const args = [mocha, "--config", ".mocharc.window.json", ...(values.grep ? ["--grep", values.grep] : [])];
for (const version of ["oldest", "current"].filter((name) => name === (values.version ?? name))) {
  process.stdout.write(`window tests: ${version} editor\n`);
  const { code, isTimedOut } = await runBounded(process.execPath, args, {
    cwd: projectRoot,
    env: { ...process.env, RUNBACK_EDITOR: version },
    limit: 15 * 60_000,
    onOutput: (text) => process.stdout.write(text),
  });
  if (isTimedOut) process.stdout.write("The window tests did not end in time.\n");
  if (code !== 0) process.exitCode = code ?? 1;
}
