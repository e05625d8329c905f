import { spawn } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { editorSettings } from "../../test/support/editor/editorSettings.mjs";
import { runBounded } from "../../test/support/tools/runBounded.mjs";
import { stopProcess } from "../../test/support/tools/stopProcess.mjs";

/**
 * Opens a window of a desktop VS Code with the extension in it.
 * @param {{executable: string, cli: string}} desktop
 * @param {string} profile empty folder for settings, extensions and state
 * @param {import("./openEditor.mjs").OpenOptions} options
 * @returns {Promise<import("./openEditor.mjs").OpenedEditor>}
 */
export async function openDesktopEditor(desktop, profile, { workspace, vsix, extensionPath, settings, env }) {
  const userData = path.join(profile, "user-data");
  await mkdir(path.join(userData, "User"), { recursive: true });
  const user = JSON.stringify(editorSettings(settings), null, 2);
  await writeFile(path.join(userData, "User", "settings.json"), user);
  const own = [`--user-data-dir=${userData}`, `--extensions-dir=${path.join(profile, "extensions")}`];
  if (process.getuid?.() === 0) own.push("--no-sandbox");
  if (vsix) {
    const args = [...own, "--install-extension", vsix];
    const { code, output } = await runBounded(desktop.cli, args, { limit: 120_000 });
    if (code !== 0) throw new Error(`The extension could not be installed:\n${output}`);
  }
  const development = vsix ? [] : [`--extensionDevelopmentPath=${extensionPath}`];
  const flags = ["--new-window", "--disable-workspace-trust", "--skip-welcome", ...development];
  const child = spawn(desktop.executable, [workspace, ...own, ...flags], {
    env: env ?? process.env,
    stdio: "ignore",
    detached: process.platform !== "win32",
  });
  await new Promise((resolve, reject) => {
    child.once("spawn", resolve);
    child.once("error", reject);
  });
  const ended = new Promise((resolve) => child.once("exit", () => resolve()));
  return { kind: "desktop", address: undefined, ended, stop: () => stopProcess(child) };
}
