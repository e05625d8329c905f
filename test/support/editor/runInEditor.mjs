import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { runTests } from "@vscode/test-electron";
import { projectRoot } from "../tools/projectRoot.mjs";
import { chooseLauncher } from "./chooseLauncher.mjs";
import { editorSettings } from "./editorSettings.mjs";

/** Git's settings inside the tests: an author, and nothing of the user's own. */
const gitSettings = "[user]\n\tname = Runback Tests\n\temail = tests@runback.invalid\n[init]\n\tdefaultBranch = main\n";

/**
 * Runs a compiled test runner inside a real editor, in a fresh copy of a workspace, with fresh settings and caches.
 * @param {object} options
 * @param {"oldest" | "current"} options.version
 * @param {string} options.runner absolute path of a module that exports `run()`
 * @param {string} [options.extension] folder of the extension; this project by default
 * @param {string} [options.workspace] folder to copy; the fixture workspace of the host tests by default
 * @param {boolean} [options.isTrusted] false: the workspace is opened in Restricted Mode
 * @param {Record<string, unknown>} [options.settings] user settings on top of the quiet ones
 * @param {Record<string, string>} [options.env] variables for the extension host
 * @param {number} [options.limit] milliseconds the run may take
 * @returns {Promise<void>} rejects when the runner fails; what it prints goes to standard output
 */
export async function runInEditor(options) {
  const { version, runner, workspace, isTrusted = true, settings, env, limit = 20 * 60_000 } = options;
  const launcher = await chooseLauncher(version);
  const scratch = await mkdtemp(path.join(tmpdir(), "runback-host-"));
  try {
    const folder = path.join(scratch, "workspace");
    const userData = path.join(scratch, "user-data");
    await cp(workspace ?? path.join(projectRoot, "test", "fixtures", "workspace"), folder, { recursive: true });
    await mkdir(path.join(userData, "User"), { recursive: true });
    const user = JSON.stringify(editorSettings({ ...settings }), null, 2);
    await writeFile(path.join(userData, "User", "settings.json"), user);
    await writeFile(path.join(scratch, "gitconfig"), gitSettings);
    await runTests({
      vscodeExecutablePath: launcher.executable,
      extensionDevelopmentPath: options.extension ?? projectRoot,
      extensionTestsPath: runner,
      launchArgs: [folder, `--user-data-dir=${userData}`, `--extensions-dir=${path.join(scratch, "extensions")}`],
      extensionTestsEnv: {
        ...launcher.env,
        RUNBACK_HOST_LIMIT: String(limit),
        RUNBACK_KEEP_TRUST: isTrusted ? "0" : "1",
        RUNBACK_DIR: undefined,
        RUNBACK_RUN_ID: undefined,
        XDG_CACHE_HOME: path.join(scratch, "cache"),
        GIT_CONFIG_GLOBAL: path.join(scratch, "gitconfig"),
        ...env,
      },
    });
  } finally {
    await rm(scratch, { recursive: true, force: true, maxRetries: 5 });
  }
}
