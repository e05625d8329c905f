import path from "node:path";
import { editors } from "../tools/ensureServerEditor.mjs";
import { fetchDesktopEditor } from "./fetchDesktopEditor.mjs";
import { hasDisplay } from "./hasDisplay.mjs";

const here = (file) => path.join(import.meta.dirname, file);

/**
 * Chooses what runs the host tests: the desktop editor that VSCODE_EXECUTABLE names, or one that can be downloaded
 * where there is a display; else the server editor. RUNBACK_LAUNCHER=desktop|server decides instead.
 * @param {keyof typeof editors} version
 * @returns {Promise<{kind: "desktop" | "server", executable: string, env: Record<string, string>}>} what `runTests`
 *   takes as `vscodeExecutablePath`, and the variables that executable needs
 */
export async function chooseLauncher(version) {
  const asked = process.env["RUNBACK_LAUNCHER"];
  const server = { kind: "server", executable: here("serverLauncher.mjs"), env: { RUNBACK_EDITOR: version } };
  if (asked === "server") return server;
  const named = process.env["VSCODE_EXECUTABLE"];
  const mayFetch = !named && (asked === "desktop" || hasDisplay());
  const desktop = named ?? (mayFetch ? await fetchDesktopEditor(editors[version].vscode) : undefined);
  if (!desktop && asked === "desktop") throw new Error("There is no desktop VS Code to run the tests in.");
  if (!desktop) return server;
  // Windows starts no script as a program: there the editor is started directly, always trusted.
  if (process.platform === "win32") return { kind: "desktop", executable: desktop, env: {} };
  return {
    kind: "desktop",
    executable: here("desktopLauncher.mjs"),
    env: { RUNBACK_DESKTOP_EXECUTABLE: desktop },
  };
}
