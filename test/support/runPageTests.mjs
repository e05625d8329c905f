// `npm run test:pages [-- --built] [-- --grep TEXT]`: the page tests in Chromium. `--built`: the bundles are fresh.
import path from "node:path";
import { parseArgs } from "node:util";
import { buildAll } from "./buildAll.mjs";
import { ensureBrowser } from "./tools/ensureBrowser.mjs";
import { projectRoot } from "./tools/projectRoot.mjs";
import { runBounded } from "./tools/runBounded.mjs";

const { values } = parseArgs({ options: { built: { type: "boolean", default: false }, grep: { type: "string" } } });
if (!values.built) await buildAll();
const browser = await ensureBrowser();
const mocha = path.join("node_modules", "mocha", "bin", "mocha.js");
const args = [mocha, "--config", ".mocharc.pages.json", ...(values.grep ? ["--grep", values.grep] : [])];
const { code, isTimedOut } = await runBounded(process.execPath, args, {
  cwd: projectRoot,
  env: { ...process.env, RUNBACK_BROWSER: JSON.stringify(browser) },
  // A bound, not a goal: a busy machine can take ten times the time of a quiet one.
  limit: 20 * 60_000,
  onOutput: (text) => process.stdout.write(text),
});
if (isTimedOut) process.stdout.write("The page tests did not end in time.\n");
process.exitCode = code ?? 1;
