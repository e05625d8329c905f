import { existsSync, realpathSync } from "node:fs";
import path from "node:path";
import { resolveCliPathFromVSCodeExecutablePath } from "@vscode/test-electron";
import { fetchDesktopEditor } from "../../test/support/editor/fetchDesktopEditor.mjs";
import { hasDisplay } from "../../test/support/editor/hasDisplay.mjs";
import { editors } from "../../test/support/tools/ensureServerEditor.mjs";

/** The editor's program that belongs to a `code` command: the command itself returns at once and cannot be ended. */
function programOf(command) {
  const bin = path.dirname(realpathSync(command));
  const places = {
    linux: path.join(bin, "..", "code"),
    darwin: path.join(bin, "..", "..", "..", "MacOS", "Electron"),
    win32: path.join(bin, "..", "Code.exe"),
  };
  return places[process.platform] ?? places.linux;
}

/** The `code` on the search path, where it is a desktop editor's (in a remote window it belongs to the server). */
function installedEditor() {
  const name = process.platform === "win32" ? "code.cmd" : "code";
  const folders = (process.env["PATH"] ?? "").split(path.delimiter);
  const commands = folders.map((folder) => path.join(folder, name)).filter((file) => existsSync(file));
  return commands
    .map((cli) => ({ cli, executable: programOf(cli) }))
    .find(({ cli, executable }) => !cli.includes("remote-cli") && existsSync(executable));
}

/**
 * Finds a desktop VS Code that can show a window here: VSCODE_EXECUTABLE, an installed `code`, one from the network.
 * @returns {Promise<{executable: string, cli: string} | undefined>} `executable` opens windows, `cli` installs
 */
export async function findDesktopEditor() {
  const withCli = (executable) => ({ executable, cli: resolveCliPathFromVSCodeExecutablePath(executable) });
  const named = process.env["VSCODE_EXECUTABLE"];
  if (named) return withCli(named);
  if (!hasDisplay()) return undefined;
  const installed = installedEditor();
  if (installed) return installed;
  const fetched = await fetchDesktopEditor(editors.current.vscode);
  return fetched ? withCli(fetched) : undefined;
}
